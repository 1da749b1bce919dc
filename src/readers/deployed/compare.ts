import { Changes } from '../../topology/changes/changes';
import { StackFile } from '../files/stack-file';
import { PlannedApp } from '../planned-app';
import { readTemplates } from '../template';
import { TemplateInput } from '../template-input';
import { pairStacks } from './pairing';

export interface Comparison {
  /** Undefined where nothing of the app is deployed, as far as is known. */
  readonly changes: Changes | undefined;
  readonly problems: readonly string[];
}

/** What only the deployed side has is told apart from whatever the app has. */
const ELSEWHERE = 'deployed:';

/** Reads deployed stacks in the worlds of an app, and pairs what both have. */
export function compare({ topology, stacks }: PlannedApp, deployed: readonly StackFile[]): Comparison {
  const { pairs, others, problems } = pairStacks(deployed, stacks());
  if (pairs.length === 0) return { changes: undefined, problems: [...problems, ...ofAnotherApp(deployed)] };
  const paired = pairs.map(({ deployed: stack, planned }): TemplateInput => {
    const twin = planned.twin();
    const recorded = stack.recorded?.({ region: planned.region ?? stack.region, account: planned.account ?? stack.account });
    if (recorded?.parameters) planned.record(recorded.parameters);
    // What the app leaves to the deployment is the same on both sides, whatever it is.
    return { ...stack, ...recorded, name: twin.address, region: planned.region, account: planned.account, twin };
  });
  const unpaired = others.map((stack, index): TemplateInput => ({ ...stack, ...stack.recorded?.(stack), name: `${ELSEWHERE}${index}:${stack.stackName ?? stack.file}` }));
  const before = readTemplates([...paired, ...unpaired], topology.worlds);
  return { changes: new Changes(before, topology, new Set(paired.map(({ name }) => name))), problems };
}

function ofAnotherApp(deployed: readonly StackFile[]): string[] {
  const files = deployed.map(({ file }) => file);
  return files.length === 0 ? [] : [`none of the stacks of this app is in the baseline: ${files.join(', ')}`];
}
