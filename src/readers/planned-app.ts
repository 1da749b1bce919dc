import { Topology } from '../topology/topology';

/** A stack of another reading. */
export interface StackTwin {
  readonly address: string;
  /** The address of the element with a logical id; undefined where it has none. */
  addressOf(logicalId: string): string | undefined;
  /** Whether something of the stack has an address. */
  has(address: string): boolean;
  /** The nested stack that a resource stands for. */
  nested(logicalId: string): StackTwin | undefined;
}

/** A stack that is about to be deployed, as far as that tells which deployed one it is. */
export interface PlannedStack {
  readonly artifactId: string;
  readonly stackName: string;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** A stack of an app, and what a deployed one is compared with. */
export interface PlannedStackTwin extends PlannedStack {
  twin(): StackTwin;
  /** Has its parameters keep the values they are deployed with. */
  record(parameters: Readonly<Record<string, string>>): void;
}

/** An app as it is about to be deployed. */
export interface PlannedApp {
  readonly topology: Topology;
  /** Its stacks, nested ones not counted. */
  stacks(): readonly PlannedStackTwin[];
}
