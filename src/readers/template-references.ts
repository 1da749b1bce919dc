/** What a piece of template reads of a resource. */
export interface ReferenceRead {
  /** What the template calls the resource. */
  readonly id: string;
  /** `Ref` or the name of an attribute. */
  readonly attribute: string;
}

/** Every reference in a piece of template: by `Ref`, by `Fn::GetAtt`, or in the text of an `Fn::Sub`. */
export function* referencesIn(json: unknown): Iterable<ReferenceRead> {
  for (const piece of piecesOf(json)) {
    if (typeof piece === 'string') {
      for (const [, id, attribute = 'Ref'] of piece.matchAll(/\$\{([^{}.!]+)(?:\.([^{}]+))?\}/g)) yield { id: id!, attribute };
      continue;
    }
    const { 'Ref': target, 'Fn::GetAtt': argument } = piece as { 'Ref'?: unknown; 'Fn::GetAtt'?: unknown };
    if (typeof target === 'string') yield { id: target, attribute: 'Ref' };
    const [id, ...attribute] = Array.isArray(argument) ? argument as unknown[] : typeof argument === 'string' ? argument.split('.') : [];
    if (typeof id === 'string' && attribute.every((part) => typeof part === 'string')) yield { id, attribute: attribute.join('.') };
  }
}

/** The texts, lists and objects in a piece of template, itself among them, each before what it holds; however deep they are. */
export function* piecesOf(json: unknown): Iterable<string | object> {
  const seen = new Set<object>();
  const waiting = [json];
  while (waiting.length > 0) {
    const piece = waiting.pop();
    if (typeof piece === 'string') yield piece;
    if (typeof piece !== 'object' || piece === null || seen.has(piece)) continue;
    seen.add(piece);
    yield piece;
    const inner: unknown[] = Object.values(piece);
    for (let index = inner.length - 1; index >= 0; index--) waiting.push(inner[index]);
  }
}
