import { App, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { ConflictHandling, MultiMasterCluster, RestoreSource, SingleMasterCluster } from '../../../src';
import { World } from './calls';

/** What our errors are: they say what it must be, what it is, and what to do. */
const OURS = /^(`[^`]+`|A |The ).*got: .+; .+$|^(There is no Aurora rule|Cannot add a rotation function).*; .+$/s;

/** What CDK says in words of its own, each of which names what is wrong: limits of numbers, and names that are not there. */
const SAID_BY_CDK = [
  'InvalidServerlessV2MaxCapacity',
  'InvalidServerlessV2MinCapacity',
  'MinCapacity',
  'SecretsRequiredForDefaultAuthScheme',
  'ThereSubnetGroupsName',
  'UnsupportedLogTypesForEngine',
  'WriterMustBeProvided',
];

/** What no message and no template shows. */
const NEVER_SHOWN = /[$#]\{Token\[|\[object |\bundefined\b|-1\.888154/;

/** What a text of a template never has. */
const NOT_IN_TEXTS = /[$#]\{Token\[|\[object |\bundefined\b|\bNaN\b|\bInfinity\b|[[:,]null\b/;

/** `passed` with a template that is one, `refused` with an error that says all, or what is wrong with either. */
export function outcomeOf(run: () => unknown, world: World): string {
  try {
    use(run(), world);
    const wrong = wrongIn(templatesOf(world.app), '') ?? wrongInWarnings(world.app);
    return wrong ?? 'passed';
  } catch (error) {
    const { name, message } = error as Error;
    if (NEVER_SHOWN.test(message)) return `shows ${message}`;
    if (name === 'Error' && OURS.test(message)) return 'refused';
    return SAID_BY_CDK.includes(name) ? 'refused by CDK' : `${name}: ${message}`;
  }
}

/** Makes what only shows itself where it is used a part of a template. */
function use(result: unknown, { stack, vpc, engine }: World): void {
  if (result instanceof ConflictHandling) {
    new MultiMasterCluster(stack, 'Using', { vpc, writers: 2, conflictHandling: result });
  } else if (result instanceof RestoreSource) {
    new SingleMasterCluster(stack, 'Using', { engine, vpc, restoreFrom: result });
  } else if (result instanceof cloudwatch.Metric) {
    new cloudwatch.Dashboard(stack, 'Using', { widgets: [[new cloudwatch.GraphWidget({ left: [result] })]] });
  } else if (Array.isArray(result) || (typeof result === 'object' && result !== null && Object.getPrototypeOf(result) === Object.prototype)) {
    const wrong = wrongIn(result, 'result');
    if (wrong !== undefined) throw new Error(wrong);
  }
}

/** The templates without what synthesis does around them, which takes ten times as long. */
function templatesOf(app: App): unknown[] {
  return app.node.children.filter(Stack.isStack).map((stack): unknown => (
    stack.resolve((stack as unknown as { _toCloudFormation(): object })._toCloudFormation())
  ));
}

function wrongIn(value: unknown, path: string): string | undefined {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return `${path} is ${String(value)}`;
  if (typeof value === 'string') return NOT_IN_TEXTS.test(value) ? `${path} is ${value}` : undefined;
  if (typeof value !== 'object') return undefined;
  for (const [name, one] of Object.entries(value)) {
    const wrong = wrongIn(one, `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongInWarnings(app: App): string | undefined {
  const said = app.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type.startsWith('aws:cdk:warning'));
  return said.map(({ data }) => String(data)).find((text) => NEVER_SHOWN.test(text));
}
