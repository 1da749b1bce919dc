import { Rule } from '../../src/engine/rule';

/** A rule of ours that is broken. */
export const broken = (id: string, fail: () => never): Rule => ({
  id,
  topic: 'test',
  on: 'cluster',
  effect: 'rejected',
  lifecycle: false,
  with: [],
  summary: '',
  sources: [],
  since: '0.1.0',
  invalid: [],
  valid: [],
  violations: fail,
});

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
