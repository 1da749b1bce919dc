import { readFileSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { acknowledgementId } from '../engine/acknowledgement';
import { NAMESPACE } from '../engine/render';
import { bareId } from '../engine/rule-ids';
import { systemReason } from '../readers/files/text-file';
import { CONFIGURATION_FILE, ConfigurationFile, PACKAGE_KEY } from './config/read';
import { namesOf } from './judgement/accepted';
import { Judged, Judgement } from './judgement/judge';
import { Acknowledgement } from './settings';
import { UsageError } from './status';

/** The reason that somebody has to give in its place. */
export const REASON = 'TODO: say why this is accepted';

/** What was written. */
export interface Acceptance {
  /** Relative to the current folder. */
  readonly file: string;
  readonly added: number;
  readonly removed: number;
}

/**
 * Writes what was found into the configuration file, or into a new one in the current folder, as acknowledgements with a reason to fill in,
 * and takes out those that are no longer needed. What is there already stays as it is.
 *
 * @param folder the one that files in acknowledgements are relative to
 * @throws UsageError where it cannot be written
 */
export function acceptCurrent(
  configuration: ConfigurationFile | undefined,
  { findings, unneeded }: Judgement,
  cwd: string,
  folder: string,
): Acceptance {
  const file = configuration?.file ?? join(cwd, CONFIGURATION_FILE);
  const present = configuration?.content.acknowledgements ?? [];
  const kept = present.filter((one) => !unneeded.includes(one));
  const added = distinct(findings.map((judged) => acknowledgementOf(judged, findings, cwd, folder)));
  const acceptance = { file: relative(cwd, file), added: added.length, removed: present.length - kept.length };
  if (acceptance.added + acceptance.removed > 0) save(file, configuration, [...kept, ...added].sort(inOrder));
  return acceptance;
}

/** By the name of its stack, or by its file where another stack has that name too. */
function acknowledgementOf({ finding, place }: Judged, findings: readonly Judged[], cwd: string, folder: string): Acknowledgement {
  const [name, file] = namesOf(place, cwd, folder);
  const isOnly = findings.every((other) => other.place.stackName !== place.stackName || other.place.file === place.file);
  return { id: `${NAMESPACE}::${acknowledgementId(finding)}`, reason: REASON, resource: place.logicalId, stack: isOnly ? name : file };
}

const keyOf = ({ stack = '', resource = '', id }: Acknowledgement): readonly string[] => [stack, resource, bareId(id)];

function distinct(acknowledgements: readonly Acknowledgement[]): Acknowledgement[] {
  return [...new Map(acknowledgements.map((one) => [JSON.stringify(keyOf(one)), one])).values()];
}

function inOrder(a: Acknowledgement, b: Acknowledgement): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1;
}

/** Everything else in the file stays, and so does the way it is indented. */
function save(file: string, configuration: ConfigurationFile | undefined, acknowledgements: readonly Acknowledgement[]): void {
  try {
    const text = configuration ? readFileSync(file, 'utf8') : '{\n}\n';
    const whole = JSON.parse(text.replace('\uFEFF', '')) as Record<string, unknown>;
    const written = configuration?.isInPackage
      ? { ...whole, [PACKAGE_KEY]: { ...whole[PACKAGE_KEY] as object, acknowledgements } }
      : { ...whole, acknowledgements };
    const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
    writeFileSync(file, JSON.stringify(written, undefined, indent) + (text.endsWith('\n') ? '\n' : ''));
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${systemReason(error)}`);
  }
}
