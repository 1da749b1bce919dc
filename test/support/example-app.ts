import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnElement, CfnResource, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Example, ExampleStack } from '../../src/engine/example';

/** Where none of them is synthesized: each would make a folder of its own as soon as it is declared. */
const OUTDIR = mkdtempSync(join(tmpdir(), 'aurora-examples-'));

/** An app that declares an example: raw resources with the logical ids and the intrinsic functions of the example. */
export function exampleApp(example: Example): App {
  return withoutStackTraces(() => declared(example));
}

function declared(example: Example): App {
  const app = new App({ outdir: OUTDIR, stackTraces: false, treeMetadata: false, analyticsReporting: false });
  declare(app, 'Example', example);
  for (const [name, stack] of Object.entries(example.elsewhere ?? {})) declare(app, name, stack);
  return app;
}

/** CDK keeps one of every resource, which takes longer than anything else here. */
export function withoutStackTraces<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function declare(app: App, name: string, { region, resources, parameters, conditions, outputs }: ExampleStack): void {
  const env = region === undefined ? {} : { env: { region, account: '111122223333' } };
  // The default one puts names of buckets and roles together, which takes longer than to declare the stack.
  const stack = new Stack(app, name, { ...env, synthesizer: new LegacyStackSynthesizer() });
  for (const [id, { Type, Properties, ...attributes }] of Object.entries(resources)) {
    const resource = new CfnResource(stack, id, { type: Type, properties: withoutUndefined(Properties) });
    resource.overrideLogicalId(id);
    for (const [attribute, value] of Object.entries(attributes)) resource.addOverride(attribute, value);
  }
  for (const [section, entries] of Object.entries({ Parameters: parameters, Conditions: conditions, Outputs: outputs })) {
    for (const [id, entry] of Object.entries(entries ?? {})) new RawElement(stack, section, id, entry);
  }
}

/** An element of any section, as a template has it. */
class RawElement extends CfnElement {
  public constructor(
    stack: Stack,
    private readonly section: string,
    private readonly key: string,
    private readonly entry: unknown,
  ) {
    super(stack, key);
    this.overrideLogicalId(key);
  }

  /** @internal */
  public _toCloudFormation(): object {
    return { [this.section]: { [this.key]: this.entry } };
  }
}

function withoutUndefined(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
