import { createHash } from 'crypto';
import { resolve, sep } from 'path';
import { pathToFileURL } from 'url';
import { describeFinding, describeStep } from '../../../engine/render';
import { Judged } from '../../judgement/judge';
import { Places } from '../../judgement/places';
import { Surroundings } from '../format';
import { FileLocation, locationOf, pathFrom, repositoryRoot, templateLocation } from '../location';
import { Report } from '../report';

/** The key of code scanning, which takes no other. */
const GITHUB_FINGERPRINT = 'primaryLocationLineHash';
const OWN_FINGERPRINT = 'auroraFinding/v1';

/** What was found, and what is acknowledged, where that is asked for. */
export function resultsOf({ findings, acknowledged, selection, places, checked: { rules } }: Report, surroundings: Surroundings): object[] {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const root = repositoryRoot(surroundings);
  const shown = [...findings, ...(selection.acknowledged ? acknowledged : [])];
  const fingerprints = fingerprintsOf(shown);
  return shown.map((judged, index) => {
    const { finding, severity, place: { stackName } } = judged;
    const { rule: { id }, location: { property }, when } = finding;
    const location = locationOf(judged);
    const template = templateLocation(judged);
    return {
      ruleId: id,
      ruleIndex: indexes.get(id),
      level: severity,
      message: { text: `${describeFinding(finding)}\nFix: ${describeStep(finding)}` },
      locations: [{ ...physical(location, root, surroundings.cwd), logicalLocations: [logical(judged)] }],
      ...(location.file === template.file ? {} : { relatedLocations: [{ id: 1, ...physical(template, root, surroundings.cwd), message: { text: 'The template' } }] }),
      partialFingerprints: partialFingerprints(fingerprints[index]!, location),
      ...suppressed(judged, places),
      properties: { stack: stackName, property, condition: when },
    };
  });
}

/**
 * Where a line is known, the action that uploads fills in the fingerprint of GitHub from the text of that line, and warns where another
 * is there already. It leaves results without a line alone, so these bring theirs.
 */
const partialFingerprints = (own: string, { line }: FileLocation): object =>
  ({ [OWN_FINGERPRINT]: own, ...(line === undefined ? { [GITHUB_FINGERPRINT]: own } : {}) });

/** What is the same as long as a finding is: neither lines nor the order of declaration, nor the words of messages. */
function fingerprintsOf(all: readonly Judged[]): string[] {
  const seen = new Map<string, number>();
  return all.map(({ finding: { rule, location, outcome }, place: { file, constructPath, logicalId } }) => {
    const identity = JSON.stringify([rule.id, file.split(sep).join('/'), constructPath ?? logicalId, location.property, outcome?.before, outcome?.after]);
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return createHash('sha256').update(`${identity} ${count}`).digest('hex');
  });
}

/** A file of the repository is relative to it, which code scanning wants; another one is an absolute address. */
function physical({ file, line, column }: FileLocation, root: string, cwd: string): object {
  if (file === '') return {};
  const path = pathFrom(root, cwd, file);
  const artifactLocation = path === undefined
    ? { uri: pathToFileURL(resolve(cwd, file)).href }
    : { uri: path.split('/').map(encoded).join('/'), uriBaseId: '%SRCROOT%' };
  return { physicalLocation: { artifactLocation, ...(line === undefined ? {} : { region: { startLine: line, startColumn: column } }) } };
}

/** A part of a path; half a character, which a file system may have in a name, is no part of an address. */
const encoded = (part: string): string => encodeURIComponent(Buffer.from(part).toString());

function logical({ place: { constructPath, logicalId, stackName } }: Judged): object {
  return {
    name: logicalId,
    fullyQualifiedName: constructPath ?? [stackName, logicalId].filter((part) => part !== '').join('/'),
    kind: 'resource',
  };
}

/** What CDK noted of a construct is in the source; what is accepted otherwise stands in a configuration. */
function suppressed({ finding, acknowledged }: Judged, places: Places): object {
  if (acknowledged === undefined) return {};
  const kind = places.acknowledgement(finding, []) === undefined ? 'external' : 'inSource';
  return { suppressions: [{ kind, ...(acknowledged === '' ? {} : { justification: acknowledged }) }] };
}
