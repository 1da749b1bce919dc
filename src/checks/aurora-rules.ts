import { docsUrl, severityOf, witnessOf } from '../engine/render';
import { Rule } from '../engine/rule';
import { catalogue } from './catalogue';
import { AuroraEffect, AuroraRuleInfo, AuroraSeverity, AuroraWitness } from './finding';

/** The catalogue of rules as data. */
export class AuroraRules {
  /** Every rule, ordered by topic. */
  public static get all(): AuroraRuleInfo[] {
    return catalogue().map(describe);
  }

  /**
   * One rule by its id, with or without the prefix `Aurora::`.
   *
   * @throws when there is no such rule
   */
  public static find(ruleId: string): AuroraRuleInfo {
    const id = ruleId.replace(/^Aurora::/, '');
    const rule = catalogue().find((candidate) => candidate.id === id);
    if (!rule) throw new Error(`There is no Aurora rule '${id}'; AuroraRules.all lists them`);
    return describe(rule);
  }

  private constructor() {}
}

function describe(rule: Rule): AuroraRuleInfo {
  return {
    ruleId: rule.id,
    topic: rule.topic,
    effect: rule.effect as AuroraEffect,
    severity: severityOf(rule.effect) as AuroraSeverity,
    lifecycle: rule.lifecycle,
    summary: rule.summary,
    documentation: docsUrl(rule),
    sources: rule.sources.map(({ url }) => url),
    witness: witnessOf(rule) as AuroraWitness | undefined,
    since: rule.since,
  };
}
