import { resolve } from 'path';
import { missingBaseline, readBaseline } from '../../readers/deployed/baseline';
import { SettingFlags, settingsOf } from '../config/merge';
import { ConfigurationFile, readConfiguration } from '../config/read';
import { unknownParameters } from '../input/parameters';
import { DEFAULT_PATH, readPlan } from '../input/plan';
import { Settings } from '../settings';
import { UsageError } from '../status';
import { Judgement, judge } from './judge';

/** What flags say about what is judged, and compared with what. */
export interface InputFlags extends SettingFlags {
  readonly against?: string;
  readonly live?: string[];
  readonly config?: string;
}

/** What was judged because of paths, flags and a configuration. */
export interface Asked {
  /** The paths that were read. */
  readonly paths: readonly string[];
  readonly configuration: ConfigurationFile | undefined;
  readonly settings: Settings;
  /** Its problems are those of all that was read. */
  readonly judgement: Judgement;
  /** What there is to know beside, one line each. */
  readonly notes: readonly string[];
}

/** What is told of the way to a judgement, before each step of it. */
export type Step = (what: string) => void;

/**
 * Reads what is about to be deployed, and what is, and judges it.
 *
 * @param given paths of the command line; nothing: those of the configuration, or else the default
 * @throws UsageError where a flag or the configuration makes no sense
 */
export function judgeAsked(given: readonly string[], flags: InputFlags, cwd: string, step: Step = () => undefined): Asked {
  const { against, live = [] } = flags;
  if (live.length > 0 && against === undefined) throw new UsageError('--live says what runs of what is deployed: name that with --against');
  const configuration = readConfiguration(flags.config, cwd);
  const settings = settingsOf(flags, configuration, cwd);
  const configured = configuration?.content.paths ?? [];
  const isConfigured = given.length === 0 && configured.length > 0;
  const paths = isConfigured ? configured : given.length > 0 ? given : [DEFAULT_PATH];
  step(`reading ${paths.length === 1 ? paths[0] : `${paths.length} paths`}`);
  const plan = readPlan(paths, isConfigured ? settings.folder : cwd);
  if (against !== undefined) step(`reading ${against}`);
  const baseline = against === undefined ? undefined : readBaseline(resolve(cwd, against), live.map((file) => resolve(cwd, file)));
  const missing = against !== undefined && !baseline ? [missingBaseline(against)] : [];
  const parameters = unknownParameters(settings.parameters, plan.stacks);
  step(`judging ${plan.stacks.length === 1 ? '1 stack' : `${plan.stacks.length} stacks`}`);
  const found = judge(plan.stacks, baseline, settings, cwd);
  const problems = [...plan.problems, ...parameters.problems, ...found.problems];
  const isNarrowed = given.length > 0 || problems.length > 0;
  const judgement = { ...found, problems, unneeded: found.unneeded.filter(({ stack }) => stack !== undefined || !isNarrowed) };
  return { paths, configuration, settings, judgement, notes: [...plan.notes, ...parameters.notes, ...missing, ...judgement.notes] };
}
