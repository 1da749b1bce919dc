import { Example, ExampleResource } from '../../src/engine/example';

/** Not the import the examples use: two unknowns with one source are equal. */
const UNKNOWN = { 'Fn::ImportValue': 'somewhere-else' };

/** The example once for each of its properties, with that property unknown. */
export function* withOneUnknown(example: Example): Iterable<{ property: string; example: Example }> {
  for (const [id, resource] of Object.entries(example.resources)) {
    for (const property of Object.keys(resource.Properties)) {
      const changed: ExampleResource = { ...resource, Properties: { ...resource.Properties, [property]: UNKNOWN } };
      yield { property: `${id}.${property}`, example: { ...example, resources: { ...example.resources, [id]: changed } } };
    }
  }
}
