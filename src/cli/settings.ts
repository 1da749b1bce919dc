import { Severity } from '../engine/render';
import { ParameterValue } from './input/parameters';

/** How a rule may be reported. */
export const SEVERITIES: readonly Severity[] = ['off', 'warning', 'error'];

/** What ends with status 1. */
export const FAIL_ON = ['error', 'warning', 'destructive', 'never'] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** What flags and configuration file together say. */
export interface Settings {
  /** How rules are reported, by their id. */
  readonly severities: ReadonlyMap<string, Severity>;
  /** Findings that are accepted, where the template cannot say so. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** The folder that files in acknowledgements are relative to: the one of the configuration file. */
  readonly folder: string;
  /** The Region and account of templates that do not say it. */
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  /** The values of parameters; later ones win. */
  readonly parameters: readonly ParameterValue[];
  readonly failOn: FailOn;
  readonly maxWarnings: number;
}

/** A finding that is accepted, and why. */
export interface Acknowledgement {
  /** The id, `Aurora::Rule`; of a change with the values that are allowed. */
  readonly id: string;
  readonly reason: string;
  /** The logical id; absent: wherever it is found. */
  readonly resource?: string | undefined;
  /** The name of the stack, or the file of its template; absent: in any. */
  readonly stack?: string | undefined;
}
