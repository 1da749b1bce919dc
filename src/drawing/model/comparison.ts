import type { Changes } from '../../topology/changes/changes';
import { World } from '../../values/world';
import type { ComparedDiagram } from '../compared';
import type { Diagram, Part, PartChange } from '../diagram';
import { withParts } from '../parts';
import { diagramsOf } from './diagrams';
import { PartChanges } from './part-changes';

/** The diagrams of both sides of an update, in pairs, with what becomes of each part. */
export const comparedDiagrams = (changes: Changes): readonly ComparedDiagram[] =>
  pairedDiagrams(changes, diagramsOf(changes.before), diagramsOf(changes.after));

/**
 * Two lists of diagrams in pairs: those with a cluster in common, or one that takes over from one of the other. In the order of what is
 * about to be, and then what is gone. What is deployed and not of the app is left out: no deployment of the app touches it.
 */
export function pairedDiagrams(changes: Changes, before: readonly Diagram[], after: readonly Diagram[]): readonly ComparedDiagram[] {
  return changes.worlds.within(World.byDefault(), () => {
    const parts = new PartChanges(changes);
    const left = new Map(before.flatMap((diagram) => addressesOf(diagram).map((address) => [address, diagram])));
    const used = new Set<Diagram>();
    const pairs = after.map((diagram): ComparedDiagram => {
      const counterpart = addressesOf(diagram).map((address) => left.get(address) ?? left.get(predecessorOf(changes, address) ?? ''))
        .find((one) => one && !used.has(one));
      if (counterpart) used.add(counterpart);
      return {
        before: counterpart && marked(counterpart, parts.before(counterpart)),
        after: marked(diagram, parts.after(diagram)),
      };
    });
    const gone = before.filter((diagram) => !used.has(diagram)).flatMap((diagram): ComparedDiagram[] => {
      const marks = parts.before(diagram);
      return [...marks.values()].some(isEnd) ? [{ before: marked(diagram, marks), after: undefined }] : [];
    });
    return [...pairs, ...gone];
  });
}

/** The addresses of its clusters, and of its global database. */
const addressesOf = ({ regions, globalDatabase }: Diagram): string[] =>
  [...regions.flatMap(({ clusters }) => clusters), ...(globalDatabase ? [globalDatabase] : [])].flatMap(({ address }) => address ?? []);

function predecessorOf(changes: Changes, address: string): string | undefined {
  const resource = changes.after.at(address);
  return resource && changes.predecessorOf(resource)?.address;
}

const isEnd = (change: PartChange): boolean => change === 'removed' || change === 'replaced';

function marked(diagram: Diagram, changes: ReadonlyMap<string, PartChange>): Diagram {
  if (changes.size === 0) return diagram;
  return withParts(diagram, <P extends Part>(part: P): P => {
    const change = changes.get(part.id);
    return change ? { ...part, change } : part;
  });
}
