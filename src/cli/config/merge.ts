import { dirname } from 'path';
import { Severity } from '../../engine/render';
import { bareId } from '../../engine/rule-ids';
import { givenParameters, parametersIn } from '../input/parameters';
import { unknownRule } from '../rule-ids';
import { FailOn, SEVERITIES, Settings } from '../settings';
import { UsageError } from '../status';
import { ConfigurationFile } from './read';

/** The flags that a configuration may have a word on as well. */
export interface SettingFlags {
  readonly parameters?: readonly string[];
  readonly region?: string;
  readonly account?: string;
  readonly severity?: readonly string[];
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
}

const SEVERITY = new RegExp(`^(?<rule>[^=]+)=(?<severity>${SEVERITIES.join('|')})$`);

/**
 * What flags and a configuration say together: flags win.
 *
 * @throws UsageError where a flag makes no sense
 */
export function settingsOf(flags: SettingFlags, configuration: ConfigurationFile | undefined, cwd: string): Settings {
  const { content: { severities = {}, acknowledgements = [], parameters = {}, region, account, failOn = 'error', maxWarnings = Infinity } } =
    configuration ?? { content: {} };
  const bySeverity = [...Object.entries(severities), ...(flags.severity ?? []).map(severityOf)];
  return {
    severities: new Map(bySeverity.map(([id, severity]) => [bareId(id), severity])),
    acknowledgements,
    folder: configuration ? dirname(configuration.file) : cwd,
    region: flags.region ?? region,
    account: flags.account ?? account,
    parameters: [...parametersIn(parameters) ?? [], ...givenParameters(flags.parameters ?? [], cwd)],
    failOn: flags.failOn ?? failOn,
    maxWarnings: flags.maxWarnings ?? maxWarnings,
  };
}

function severityOf(flag: string): [string, Severity] {
  const { rule, severity } = SEVERITY.exec(flag)?.groups ?? {};
  if (rule === undefined) throw new UsageError(`--severity takes Rule=off, Rule=warning or Rule=error, and not ${flag}`);
  const unknown = unknownRule(rule);
  if (unknown !== undefined) throw new UsageError(`--severity: ${unknown}`);
  return [rule, severity as Severity];
}
