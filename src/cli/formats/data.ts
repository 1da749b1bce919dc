import { UndecidedCheck } from '../../engine/finding';
import { findingData } from '../../engine/finding-data';
import { Judged } from '../judgement/judge';
import { Places } from '../judgement/places';
import { printableJson } from '../printable';
import { Format } from './format';
import { locationOf } from './location';
import { Report } from './report';

/** The version of the shape of the JSON output: `schema/check.v1.schema.json`. */
export const SCHEMA_VERSION = 1;

export const jsonOf: Format = (report) => `${printableJson(JSON.stringify(dataOf(report), null, 2))}\n`;

function dataOf({ findings, acknowledged, undecided, places, counts, changes, checked, problems, failures }: Report): object {
  return {
    schemaVersion: SCHEMA_VERSION,
    findings: findings.map((one) => findingOf(one, places)),
    acknowledged: acknowledged.map((one) => ({ ...findingOf(one, places), reason: one.acknowledged })),
    undecided: undecided.map((one) => undecidedOf(one, places)).sort(inOrder),
    summary: {
      ...counts,
      ...(changes === '' ? {} : { changes }),
      templates: checked.templates,
      clusters: checked.clusters,
      rules: checked.rules.length,
      problems: [...problems, ...failures],
    },
  };
}

/** A finding as data: the fields of `AuroraFinding`, and where it is. */
function findingOf(judged: Judged, places: Places): object {
  const { finding, severity, place: { stackName, constructPath } } = judged;
  const data = findingData(finding, severity, (resource) => places.of(resource).constructPath);
  return { ...data, ...named(stackName), constructPath, location: locationOf(judged) };
}

function undecidedOf({ rule, resource, property }: UndecidedCheck, places: Places): Undecided {
  const { file, stackName, logicalId, constructPath } = places.of(resource);
  return { ruleId: rule.id, ...named(stackName), constructPath, logicalId, property, location: { file } };
}

interface Undecided {
  readonly ruleId: string;
  readonly stack?: string | undefined;
  readonly constructPath: string | undefined;
  readonly logicalId: string;
  readonly property: string;
  readonly location: { readonly file: string };
}

const named = (stackName: string): { stack?: string } => (stackName === '' ? {} : { stack: stackName });

/** The same whatever order rules are in. */
const inOrder = (a: Undecided, b: Undecided): number => (keyOf(a) < keyOf(b) ? -1 : 1);

const keyOf = ({ location: { file }, constructPath, logicalId, property, ruleId }: Undecided): string =>
  [file, constructPath, logicalId, property, ruleId].join('\n');
