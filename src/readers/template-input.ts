import { StackTwin } from './planned-app';

/** A CloudFormation template, and where it is deployed. */
export interface TemplateInput {
  /** Unique among the templates that are read together; addresses and findings begin with it. */
  readonly name: string;
  /** The template, parsed. What it has in places where a template has something else is passed over. */
  readonly template: unknown;
  /** Default: chosen at deployment, and the same for all templates that leave it open. */
  readonly region?: string | undefined;
  /** Default: as with the region. */
  readonly account?: string | undefined;
  /** The templates of nested stacks, where they are at hand, by the logical id of the `AWS::CloudFormation::Stack`. */
  readonly nested?: Readonly<Record<string, NestedTemplateInput>> | undefined;
  /** The same stack in another reading that this one is compared with: what both have gets the address it has there. */
  readonly twin?: StackTwin | undefined;
  /** The values its parameters are known to have. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** What runs, as RDS describes it, by logical id. */
  readonly running?: Readonly<Record<string, unknown>> | undefined;
}

/** The template of a nested stack, which is deployed where its parent is. */
export type NestedTemplateInput = Pick<TemplateInput, 'template' | 'nested' | 'running'>;

/** A template that is about to be deployed. */
export interface PlannedTemplate extends TemplateInput {
  /** The id it has in a cloud assembly, or the name of its file. */
  readonly artifactId: string;
  readonly stackName: string;
}
