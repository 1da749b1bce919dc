import { requireArgument } from '../arguments/argument';
import { didYouMean } from '../arguments/nearest-names';
import { shown } from '../arguments/shown';
import { docsUrl, severityOf, witnessOf } from '../engine/render';
import { RuleInfo } from '../engine/rule';
import { bareId } from '../engine/rule-ids';
import { aName } from './arguments';
import { catalogue, changeCatalogue } from './catalogue';
import { AuroraEffect, AuroraRuleInfo, AuroraSeverity, AuroraWitness } from './finding';

/**
 * The catalogue of rules as data.
 *
 * @example
 * import { AuroraRules } from 'cdk-aurora-topology';
 *
 * const page = AuroraRules.find('ClusterFailoverTarget').documentation;
 */
export class AuroraRules {
  /** Every rule, ordered by topic. */
  public static get all(): AuroraRuleInfo[] {
    return everyRule().map(describe);
  }

  /**
   * One rule by its id, with or without the prefix `Aurora::`.
   *
   * @param ruleId the id, such as `Aurora::MultiMasterRetired`
   * @throws when `ruleId` is no text, and when there is no such rule
   */
  public static find(ruleId: string): AuroraRuleInfo {
    requireArgument('ruleId', ruleId, aName());
    const id = bareId(ruleId);
    const rules = everyRule();
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule) {
      const hint = didYouMean(id, rules.map((one) => one.id));
      throw new Error(`There is no Aurora rule ${shown(id)}${hint === '' ? '; AuroraRules.all lists them' : hint}`);
    }
    return describe(rule);
  }

  private constructor() {}
}

/** Those on what is declared, and those on what changes. */
const everyRule = (): readonly RuleInfo[] => [...catalogue(), ...changeCatalogue()];

function describe(rule: RuleInfo): AuroraRuleInfo {
  return {
    ruleId: rule.id,
    topic: rule.topic,
    effect: rule.effect as AuroraEffect,
    severity: severityOf(rule) as AuroraSeverity,
    lifecycle: rule.lifecycle,
    summary: rule.summary,
    documentation: docsUrl(rule),
    sources: rule.sources.map(({ url }) => url),
    witness: witnessOf(rule) as AuroraWitness | undefined,
    since: rule.since,
  };
}
