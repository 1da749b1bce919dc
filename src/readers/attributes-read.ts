/** An attribute of a resource that a piece of template reads. */
export interface AttributeRead {
  /** What the template calls the resource. */
  readonly id: string;
  readonly attribute: string;
}

/** Every attribute that a piece of template reads: by `Fn::GetAtt`, or in the text of an `Fn::Sub`. */
export function* attributesRead(json: unknown): Iterable<AttributeRead> {
  if (typeof json === 'string') {
    for (const [, id, attribute] of json.matchAll(/\$\{([^{}.!]+)\.([^{}]+)\}/g)) yield { id: id!, attribute: attribute! };
  }
  if (typeof json !== 'object' || json === null) return;
  const argument = (json as { 'Fn::GetAtt'?: unknown })['Fn::GetAtt'];
  const [id, ...attribute] = Array.isArray(argument) ? argument as unknown[] : typeof argument === 'string' ? argument.split('.') : [];
  if (typeof id === 'string' && attribute.every((part) => typeof part === 'string')) yield { id, attribute: attribute.join('.') };
  for (const inner of Object.values(json)) yield* attributesRead(inner);
}
