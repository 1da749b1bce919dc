import { ChangeExample, ExampleResource } from '../engine/example';
import { Update } from '../topology/changes/update';

/** What a property says on both sides, in words: `Port was 3306 and is 3307`. */
export function told(update: Update, property: string): string {
  const { before, after } = update.shown(property);
  if (before === undefined) return `${property} was not set and is ${after}`;
  if (after === undefined) return `${property} was ${before} and is no longer set`;
  return before === after ? `${property} is another one` : `${property} was ${before} and is ${after}`;
}

/** A change of one resource, which both sides call `Cluster`. */
export const changed = (title: string, before: ExampleResource, after: ExampleResource): ChangeExample =>
  ({ title, before: { Cluster: before }, after: { Cluster: after } });
