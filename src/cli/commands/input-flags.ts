import { Command } from 'commander';

/** A flag that may be given more than once. */
export const collect = (value: string, before: readonly string[] | undefined): string[] => [...before ?? [], value];

/** The paths and flags that say what is judged, compared with what, and how rules are reported. */
export function addInputFlags(command: Command): Command {
  return command
    .argument('[PATH...]', 'files, folders or globs (default: cdk.out)')
    .option('--against <PATH>', 'what is deployed: a cdk.out, a folder, or a template')
    .option('--live <FILE>', 'recorded answers of RDS and CloudFormation about what is deployed', collect)
    .option('--parameters <FILE|Name=Value>', 'values of parameters', collect)
    .option('--region <REGION>', 'the Region of templates that do not say it')
    .option('--account <ACCOUNT>', 'the account of templates that do not say it')
    .option('--severity <Rule=off|warning|error>', 'how a rule is reported', collect)
    .option('--config <FILE>', 'the configuration file (default: aurora-topology.json, or the key in package.json)');
}
