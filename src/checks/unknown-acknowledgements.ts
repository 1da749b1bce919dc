import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NAMESPACE } from '../engine/render';
import { ruleIdIn, unknownRuleId } from '../engine/rule-ids';

/** What the acknowledgement of an id that does not exist is reported as. */
export const UNKNOWN_ACKNOWLEDGEMENT = 'UnknownAcknowledgement';

/** An id that is acknowledged, and accepts nothing, because no rule has it. */
export interface UnknownAcknowledgement {
  /** As it is written. */
  readonly id: string;
  readonly description: string;
  /** The paths of the constructs that acknowledge it. */
  readonly places: readonly string[];
}

/**
 * The ids that are acknowledged in a tree, and where. CDK files ids without a prefix under the one of annotations, in lower case before
 * 2.262.
 */
function acknowledgedIn(root: IConstruct): Map<string, string[]> {
  const acknowledged = new Map<string, string[]>();
  for (const { node } of root.node.findAll()) {
    for (const { type, data } of node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY || typeof data !== 'object' || data === null) continue;
      for (const filed of Object.keys(data)) {
        const id = filed.replace(/^annotation::/i, '');
        acknowledged.set(id, [...acknowledged.get(id) ?? [], node.path]);
      }
    }
  }
  return acknowledged;
}

/** The ids that there are. Those of the rules about changes are only loaded where they are needed. */
export interface KnownIds {
  has(ruleId: string): boolean;
  all(): readonly string[];
}

/**
 * Acknowledgements that accept nothing, because no rule has their id. Those with the prefix of another tool are for that one, and so are
 * those without a prefix, unless they are the id of a rule of ours in another case.
 */
export function unknownAcknowledgements(root: IConstruct, known: KnownIds): UnknownAcknowledgement[] {
  return [...acknowledgedIn(root)].flatMap(([id, places]) => {
    const problem = problemOf(id, known);
    if (problem === undefined) return [];
    const said = `The acknowledgement of '${id}' accepts nothing: ${problem}${problem.endsWith('?') ? '' : '.'}`;
    return [{ id, description: `${said} Correct the id, or take the acknowledgement out.`, places }];
  });
}

const PREFIX = new RegExp(`^${NAMESPACE}::`, 'i');

/** What the id of a rule may look like, whatever its case. */
const BARE_ID = /^[a-z0-9]+(?:\[.*)?$/is;

function problemOf(id: string, known: KnownIds): string | undefined {
  const prefix = PREFIX.exec(id)?.[0] ?? '';
  const bare = id.slice(prefix.length);
  const ruleId = ruleIdIn(bare);
  if (known.has(ruleId)) return ['', `${NAMESPACE}::`].includes(prefix) ? undefined : `the prefix is ${NAMESPACE}::`;
  if (prefix === '' && !BARE_ID.test(bare)) return undefined;
  const unknown = unknownRuleId(ruleId, known.all());
  if (unknown === undefined) return undefined;
  const isOurs = prefix !== '' || known.all().some((one) => one.toLowerCase() === ruleId.toLowerCase());
  return isOurs ? `in this version ${unknown}` : undefined;
}
