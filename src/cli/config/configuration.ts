import { Severity } from '../../engine/render';
import { Acknowledgement, FailOn } from '../settings';

/** What a configuration file may say; flags win. Its schema is `schema/aurora-topology.schema.json`. */
export interface Configuration {
  /** How rules are reported, by their id. */
  readonly severities?: Readonly<Record<string, Severity>>;
  readonly acknowledgements?: readonly Acknowledgement[];
  /** What is checked where no path is given, relative to the file. */
  readonly paths?: readonly string[];
  readonly region?: string;
  readonly account?: string;
  readonly parameters?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
}
