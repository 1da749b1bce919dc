import { join, resolve } from 'path';
import { Command } from 'commander';
import { AwsPlace, awsApi } from '../record/aws';
import { recordStacks } from '../record/collect';
import { writeRecording } from '../record/files';
import { Status, UsageError } from '../status';
import { Terminal } from '../terminal';
import { CommandContext } from './context';

interface RecordFlags {
  readonly stack: string[];
  readonly region?: string;
  readonly profile?: string;
  readonly output: string;
}

/** `aurora-topology record`. */
export function recordCommand({ terminal, finish }: CommandContext): Command {
  return new Command('record')
    .description('Record what is deployed, for check --against; it only reads')
    .requiredOption('--stack <NAME...>', 'the stacks, by their names in CloudFormation')
    .option('--region <REGION>', 'the Region they are in (default: as the AWS CLI has it)')
    .option('--profile <PROFILE>', 'the profile whose credentials are used (default: as the AWS CLI has it)')
    .requiredOption('-o, --output <FOLDER>', 'where it is written; other stacks that are there stay')
    .action(async (flags: RecordFlags) => { finish(await record(flags, terminal)); });
}

async function record({ stack, region, profile, output }: RecordFlags, { cwd, out, err }: Terminal): Promise<Status> {
  const place = { region, profile };
  const { stacks, problems, notes } = await recordStacks(awsApi(cwd, place, commandsOf(stack, place, output)), stack, place);
  for (const line of [...notes, ...problems]) err(`${line}\n`);
  try {
    for (const file of stacks.length === 0 ? [] : writeRecording(resolve(cwd, output), stacks)) out(`${join(output, file)}\n`);
  } catch (error) {
    throw new UsageError(`${output} cannot be written: ${(error as Error).message}`);
  }
  return problems.length > 0 ? Status.FAILED : Status.FINE;
}

/** The commands of the AWS CLI that record the same. */
function commandsOf(stacks: readonly string[], { region, profile }: AwsPlace, folder: string): string[] {
  const common = [region === undefined ? [] : [`--region ${region}`], profile === undefined ? [] : [`--profile ${profile}`]].flat();
  const command = (what: string, file: string): string => ['aws', what, ...common, '>', join(folder, file)].join(' ');
  return [
    `mkdir -p ${folder}`,
    ...stacks.flatMap((name) => [
      command(`cloudformation get-template --stack-name ${name} --template-stage Processed`, `${name}.template.json`),
      command(`cloudformation describe-stacks --stack-name ${name}`, `${name}.stacks.json`),
    ]),
    command('rds describe-db-clusters', 'clusters.json'),
    command('rds describe-db-instances', 'instances.json'),
    command('rds describe-global-clusters', 'global-clusters.json'),
  ];
}
