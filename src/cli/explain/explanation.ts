import { isCoveredByRule } from '../../engine/acknowledgement';
import { ChangeRule } from '../../engine/change-rule';
import { withConstructName } from '../../engine/construct-name';
import { ChangeExample } from '../../engine/example';
import { Finding } from '../../engine/finding';
import { NAMESPACE, describeFinding, docsUrl, findingSeverity, qualifiedId, severityOf, witnessOf } from '../../engine/render';
import { Effect, Rule, RuleInfo } from '../../engine/rule';
import { nameInConstruct } from '../../facts/cdk-properties';
import { Source, Witness } from '../../facts/sources';
import { cdkCode } from './cdk-code';
import { changeFindingsOf, findingsOf } from './example-findings';
import { Shown, ShownChange } from './examples';
import { ExampleTemplate, dataYamlOf, sideOf, templatesOf, yamlOf } from './templates';

/** What there is to say of a rule. */
export interface Explanation {
  readonly ruleId: string;
  readonly topic: string;
  readonly severity: string;
  readonly effect: Effect;
  readonly lifecycle: boolean;
  readonly since: string;
  /** What shows that it is refused, where it is. */
  readonly witness?: Witness | undefined;
  /** What holds when the rule is kept. */
  readonly summary: string;
  /** What breaks it, and where the rule is not about a change what keeps it. */
  readonly examples: readonly ExplainedExample[];
  /** What is reported of the first example, or of the change. */
  readonly findings: readonly ExplainedFinding[];
  /** What else is no finding, in a few words each. */
  readonly noFinding: readonly string[];
  /** What the finding is acknowledged by. */
  readonly acknowledge: string;
  /** Whether that holds for one change, because each is acknowledged by what it is. */
  readonly acknowledgesOneChange: boolean;
  readonly documentation: string;
  readonly sources: readonly Source[];
}

/** A template that shows something. */
export interface ExplainedExample {
  readonly role: 'wrong' | 'right' | 'deployed' | 'what runs' | 'about to be';
  readonly title?: string;
  readonly yaml: string;
  /** The same in TypeScript, where CDK has constructs for it. */
  readonly cdk?: string | undefined;
}

export interface ExplainedFinding {
  readonly severity: string;
  readonly logicalId: string;
  readonly property?: string | undefined;
  readonly why: string;
  /** With what the construct of aws-rds calls the property, where that is another name. */
  readonly fix: string;
  readonly message: string;
}

/** Explains a rule. What is reported is what the rule says of the example. */
export function explain(rule: Rule, { invalid, valid, others }: Shown): Explanation {
  const wrong = templatesOf(invalid);
  return {
    ...said(rule),
    examples: [example('wrong', wrong, invalid.title), example('right', templatesOf(valid), valid.title)],
    findings: findingsOf(rule, wrong).map(findingData),
    noFinding: others,
    acknowledge: `${NAMESPACE}::${rule.id}`,
    acknowledgesOneChange: false,
  };
}

/**
 * Explains a rule about changes.
 *
 * @param change the one that is asked about, as findings name it, `[a->b]`; else that of the example
 */
export function explainChange(rule: ChangeRule, { invalid, others }: ShownChange, change?: string): Explanation {
  const before = sideOf(invalid, 'before');
  const after = sideOf(invalid, 'after');
  const findings = changeFindingsOf(rule, before, after, invalid);
  const isOne = findings.some((finding) => !isCoveredByRule(finding));
  const id = `${NAMESPACE}::${rule.id}`;
  return {
    ...said(rule),
    examples: [example('deployed', before, invalid.title), ...running(invalid), example('about to be', after)],
    findings: findings.map(findingData),
    noFinding: others,
    acknowledge: change !== undefined ? `${id}${change}` : isOne ? qualifiedId(findings[0]!) : id,
    acknowledgesOneChange: isOne || change !== undefined,
  };
}

function said(rule: RuleInfo): Omit<Explanation, 'examples' | 'findings' | 'noFinding' | 'acknowledge' | 'acknowledgesOneChange'> {
  const { id, topic, effect, lifecycle, since, summary, sources } = rule;
  return {
    ruleId: id,
    topic,
    severity: severityOf(rule),
    effect,
    lifecycle,
    since,
    witness: witnessOf(rule),
    summary,
    documentation: docsUrl(rule),
    sources,
  };
}

function example(role: ExplainedExample['role'], templates: readonly ExampleTemplate[], title?: string): ExplainedExample {
  return { role, ...(title === undefined ? {} : { title }), yaml: yamlOf(templates), cdk: codeOf(templates) };
}

/** What runs, as RDS describes it, where that matters. */
const running = ({ running: described }: ChangeExample): ExplainedExample[] =>
  (described === undefined ? [] : [{ role: 'what runs', yaml: dataYamlOf(described) }]);

/** The code of all stacks; undefined where that of one is. */
function codeOf(templates: readonly ExampleTemplate[]): string | undefined {
  const code = templates.map(({ name, region, stack }) => {
    const written = cdkCode(stack);
    const where = [...(name === undefined ? [] : [`stack ${name}`]), ...(region === undefined ? [] : [`in ${region}`])].join(' ');
    return written === undefined || where === '' ? written : `// ${where}\n${written}`;
  });
  return code.includes(undefined) ? undefined : code.join('\n\n');
}

function findingData(finding: Finding): ExplainedFinding {
  const { location: { resource, property }, why } = finding;
  const constructProperty = property === undefined ? undefined : nameInConstruct(resource.kind.type, property);
  return {
    severity: findingSeverity(finding),
    logicalId: resource.logicalId,
    property,
    why,
    fix: withConstructName(finding.fix, property, constructProperty, 'in aws-rds'),
    message: describeFinding(finding),
  };
}
