/** A resource of an example, as a template has it. */
export interface ExampleResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** One stack of an example. */
export interface ExampleStack {
  /** Default: the region is chosen at deployment. */
  readonly region?: string;
  readonly resources: Readonly<Record<string, ExampleResource>>;
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A small template that shows a rule: documentation and test at once. */
export interface Example extends ExampleStack {
  /** What is shown, in a few words. */
  readonly title: string;
  /** Further stacks of the same app, by name; they share exports and names with the first. */
  readonly elsewhere?: Readonly<Record<string, ExampleStack>>;
}

/** The resources of a stack, by logical id. */
type Resources = ExampleStack['resources'];

/** What runs, as RDS describes it, by the logical id it has in the template that is deployed. */
type Described = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is deployed, and what is about to be: a small pair that shows a change rule. */
export interface ChangeExample extends Omit<ExampleStack, 'resources'> {
  /** What is shown, in a few words. */
  readonly title: string;
  readonly before: Resources;
  readonly after: Resources;
  readonly running?: Described;
  /** Further stacks of the same app, by name, which have nothing but resources; the Region is chosen at deployment where none is named. */
  readonly elsewhere?: Readonly<Record<string, ChangeElsewhere>>;
}

/** Another stack of such an example. */
interface ChangeElsewhere {
  readonly region?: string;
  readonly before?: Resources;
  readonly after?: Resources;
  readonly running?: Described;
}
