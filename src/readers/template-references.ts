/** What a piece of template reads of a resource. */
export interface ReferenceRead {
  /** What the template calls the resource. */
  readonly id: string;
  /** `Ref` or the name of an attribute. */
  readonly attribute: string;
}

/** Every reference in a piece of template: by `Ref`, by `Fn::GetAtt`, or in the text of an `Fn::Sub`. */
export function* referencesIn(json: unknown): Iterable<ReferenceRead> {
  if (typeof json === 'string') {
    for (const [, id, attribute = 'Ref'] of json.matchAll(/\$\{([^{}.!]+)(?:\.([^{}]+))?\}/g)) yield { id: id!, attribute };
  }
  if (typeof json !== 'object' || json === null) return;
  const { 'Ref': target, 'Fn::GetAtt': argument } = json as { 'Ref'?: unknown; 'Fn::GetAtt'?: unknown };
  if (typeof target === 'string') yield { id: target, attribute: 'Ref' };
  const [id, ...attribute] = Array.isArray(argument) ? argument as unknown[] : typeof argument === 'string' ? argument.split('.') : [];
  if (typeof id === 'string' && attribute.every((part) => typeof part === 'string')) yield { id, attribute: attribute.join('.') };
  for (const inner of Object.values(json)) yield* referencesIn(inner);
}
