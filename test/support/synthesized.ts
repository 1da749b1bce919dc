import { readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { NestedTemplateInput, TemplateInput } from '../../src/readers/template-input';
import { nodes } from './doors';

/** The templates of an app as they were synthesized, each under the path of its stack. */
export function synthesizedTemplates(app: App): TemplateInput[] {
  return topStacks(app).map((stack) => ({ name: stack.node.path, ...withNested(stack, Stage.of(stack)!.outdir) }));
}

/** What `readTemplates` calls a resource of the app. */
export function templateAddress(resource: CfnResource): string {
  const id = logicalIdOf(resource);
  const { stack } = resource;
  return stack.nestedStackResource ? `${templateAddress(stack.nestedStackResource as CfnResource)}/${id}` : `${stack.node.path}/${id}`;
}

/** The stacks that are deployed before each, as the assembly has them. */
export function synthesizedOrder(app: App): Map<Stack, ReadonlySet<Stack>> {
  const stacks = topStacks(app);
  const before = new Map<Stack, Set<Stack>>(stacks.map((stack) => {
    const { dependencies } = Stage.of(stack)!.synth().getStackArtifact(stack.artifactId);
    const ids = new Set(dependencies.map(({ id }) => id));
    return [stack, new Set(stacks.filter((other) => Stage.of(other) === Stage.of(stack) && ids.has(other.artifactId)))];
  }));
  for (const earlier of before.values()) {
    for (const one of earlier) before.get(one)!.forEach((next) => earlier.add(next));
  }
  return before;
}

function topStacks(app: App): Stack[] {
  return [...nodes(app)].filter((node) => Stack.isStack(node)).filter(({ nestedStackParent }) => !nestedStackParent);
}

function withNested(stack: Stack, folder: string): NestedTemplateInput {
  const nested = stack.node.findAll().filter((node) => Stack.isStack(node)).filter(({ nestedStackParent }) => nestedStackParent === stack);
  return {
    template: JSON.parse(readFileSync(join(folder, stack.templateFile), 'utf8')) as unknown,
    nested: Object.fromEntries(nested.map((one) => [logicalIdOf(one.nestedStackResource as CfnResource), withNested(one, folder)])),
  };
}

function logicalIdOf(resource: CfnResource): string {
  return String(resource.stack.resolve(resource.logicalId));
}
