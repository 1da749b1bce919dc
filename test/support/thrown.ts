/** What a check can throw: anything. */
export const THROWN: Readonly<Record<string, () => never>> = {
  'an error': () => { throw new Error('a bug'); },
  'an error with a long message': () => { throw new Error('x'.repeat(100_000)); },
  'a text': () => { throw 'a bug'; },
  'nothing': () => { throw undefined; },
  'null': () => { throw null; },
  'an object without a prototype': () => { throw Object.create(null); },
  'an error whose message throws': () => { throw Object.defineProperty(new Error(), 'message', { get: () => { throw new Error('another bug'); } }); },
  'an error that is frozen': () => { throw Object.freeze(new TypeError('a bug')); },
  'a stack overflow': () => { const again = (): never => again(); return again(); },
};
