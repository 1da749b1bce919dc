import { looksLikeToken, mistaken, shown, shownWord } from '../arguments/shown';
import { MULTI_MASTER_RETIREMENT_DATE } from '../facts/multi-master';
import { TOPOLOGIES, TOPOLOGY_NAMES, TopologyName } from '../facts/topologies';
import { MULTI_MASTER_QUESTIONS, Workload, WorkloadProperty, againstMultiMaster, nonsenseIn } from '../facts/workload';
import { ASSUMED, FEATURES, REJECTIONS, STEPS, UNMET } from './decision-table';
import { MultiMasterVerdict, Topology, TopologyAdvice, TopologyFeature, TopologyReason } from './topology-advice';
import { WorkloadRequirements } from './workload-requirements';

/**
 * Advises which topology of Aurora a workload needs, and why.
 *
 * It asks a fixed list of questions in a fixed order; the first one that applies decides. What is not known is taken as the answer that
 * asks for least, which the reasons say. The page on topologies in the docs of this library has the questions, and a comparison.
 *
 * @see https://github.com/cdk-aurora-topology/cdk-aurora-topology/blob/main/docs/topologies.md
 * @example
 * import { TopologyAdvisor, WorkloadEngine } from 'cdk-aurora-topology';
 *
 * const advice = TopologyAdvisor.recommend({ engine: WorkloadEngine.POSTGRESQL, tolerableWriteOutageSeconds: 60, readRegions: 2 });
 * const topology = advice.topology;
 */
export class TopologyAdvisor {
  /**
   * Recommends a topology.
   *
   * @param requirements what the workload needs; what is left out is not asked for
   * @throws an error for a requirement that makes no sense, such as a negative number of seconds, or is only known at deployment
   */
  public static recommend(requirements: WorkloadRequirements): TopologyAdvice {
    requireSense(requirements);
    const workload: Workload = requirements;
    const deciding = STEPS.findIndex(({ applies }) => applies(workload));
    const name = STEPS[deciding]!.topology;
    const { title, declaredWith, givesUp } = TOPOLOGIES[name];
    return {
      topology: Topology[name],
      summary: `${title}: ${declaredWith}`,
      reasons: STEPS.slice(0, deciding + 1).map(({ question, asks, then, otherwise }, index) => ({
        question,
        answer: answer(workload, asks),
        consequence: index === deciding ? then : typeof otherwise === 'string' ? otherwise : otherwise(workload),
      })),
      rejected: TOPOLOGY_NAMES
        .filter((other) => other !== name)
        .map((other) => ({ topology: Topology[other], reason: rejection(workload, name, other) })),
      tradeOffs: givesUp.map(({ text, source }) => ({ description: text, source: source.url })),
      features: FEATURES
        .filter(({ when }) => when(workload, name))
        .map(({ feature, why }) => ({ feature: TopologyFeature[feature], reason: why })),
      unmet: UNMET.filter(({ when }) => when(workload, name)).map(({ what }) => what(workload)),
      multiMaster: multiMasterVerdict(workload, title),
    };
  }

  private constructor() {}
}

/** Throws for requirements that make no sense. What only the deployment knows cannot be advised on either. */
function requireSense(requirements: unknown): void {
  if (typeof requirements !== 'object' || requirements === null || Array.isArray(requirements) || looksLikeToken(requirements)) {
    throw new Error(mistaken('requirements', 'be an object', shown(requirements), 'give {} where nothing is known'));
  }
  const nonsense = nonsenseIn(requirements, shownWord);
  if (nonsense !== undefined) {
    throw new Error(nonsense);
  }
}

/** The properties a question looks at, and what is assumed for those not known. */
function answer(workload: Workload, asks: readonly WorkloadProperty[]): string {
  const answers = asks.map((property) => `${property}: ${workload[property] ?? `not known, taken as ${ASSUMED[property]}`}`);
  return answers.length === 0 ? 'no' : answers.join('; ');
}

function rejection(workload: Workload, recommended: TopologyName, rejected: TopologyName): string {
  const { why } = REJECTIONS[rejected].find(({ when }) => when(workload, recommended))!;
  return typeof why === 'string' ? why : why(workload);
}

function multiMasterVerdict(workload: Workload, instead: string): MultiMasterVerdict {
  const against = againstMultiMaster(workload);
  const asked = MULTI_MASTER_QUESTIONS.slice(0, against === undefined ? undefined : MULTI_MASTER_QUESTIONS.indexOf(against) + 1);
  const reasons: TopologyReason[] = asked.map((one) => ({
    question: one.question,
    answer: answer(workload, one.asks),
    consequence: one === against ? one.whenNo : one.whenYes,
  }));
  const verdict = against === undefined
    ? 'Every answer speaks for it, so multi-master would have been worth considering'
    : `Multi-master was not for this workload: ${against.whenNo}`;
  return {
    worthConsidering: against === undefined,
    reasons,
    statement: `${verdict}. AWS retired it on ${MULTI_MASTER_RETIREMENT_DATE} and refuses to create it, so it is never recommended. `
      + `Instead: ${instead}.`,
  };
}
