import { App, CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { Example, ExampleStack } from '../../src/private/engine/example';

/** An app that declares an example: raw resources with the logical ids and the intrinsic functions of the example. */
export function exampleApp(example: Example): App {
  const app = new App({ stackTraces: false, treeMetadata: false, analyticsReporting: false });
  declare(app, 'Example', example);
  for (const [name, stack] of Object.entries(example.elsewhere ?? {})) declare(app, name, stack);
  return app;
}

function declare(app: App, name: string, { region, resources, parameters, conditions, outputs }: ExampleStack): void {
  const stack = new Stack(app, name, region === undefined ? {} : { env: { region, account: '111122223333' } });
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
