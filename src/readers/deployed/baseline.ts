import { existsSync } from 'fs';
import { readDataFile } from '../files/data-file';
import { recordedIn } from '../files/recorded';
import { StackFiles } from '../files/stack-file';
import { readPath } from '../files/template-files';
import { withRecorded } from './running';

/**
 * Reads what is deployed: the folder of a cloud assembly, a folder of templates, a template, or what `aws cloudformation get-template`
 * answered. Undefined where nothing is there.
 *
 * @param live files with what AWS answered about it, as those in the folder may have
 */
export function readBaseline(path: string, live: readonly string[] = []): StackFiles | undefined {
  if (!existsSync(path)) return undefined;
  const deployed = readPath(path);
  const answers = live.map(readLiveFile);
  const recorded = [deployed, ...answers].flatMap((one) => one.recorded ?? []);
  return {
    stacks: recorded.length === 0 ? deployed.stacks : withRecorded(deployed.stacks, recorded),
    problems: [deployed, ...answers].flatMap(({ problems }) => problems),
  };
}

function readLiveFile(file: string): StackFiles {
  const read = readDataFile(file);
  if ('problem' in read) return { stacks: [], problems: [read.problem] };
  const recorded = recordedIn(read.content);
  return { stacks: [], recorded: recorded ? [recorded] : [], problems: recorded ? [] : [`${file} is no recorded answer of RDS or CloudFormation`] };
}

/** Where nothing is there, nothing is deployed, or somebody has mistyped the path: it is said either way. */
export const missingBaseline = (path: string): string => `there is no baseline at ${path}, so nothing is compared with what is deployed`;
