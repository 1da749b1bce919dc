import { readFileSync } from 'fs';
import { join } from 'path';
import { witnessOf } from '../../src/engine/render';
import { RULES } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/updates';

interface Candidate {
  readonly set: string;
  readonly number: number;
  readonly verdict: string;
  readonly rule?: string;
  readonly reason?: string;
}

const candidates = JSON.parse(readFileSync(join(__dirname, '../../docs/candidates.json'), 'utf8')) as Candidate[];
const ids = new Set([...RULES, ...CHANGE_RULES].map(({ id }) => id));

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

test.each([
  ['engines', upTo(105)],
  ['features', upTo(319)],
  // No candidate has the number 36.
  ['updates', upTo(81).filter((number) => number !== 36)],
])('every candidate of %s has a verdict', (set, numbers) => {
  const ofSet = candidates.filter((candidate) => candidate.set === set);
  expect(ofSet.map(({ number }) => number)).toEqual(numbers);
  expect(ofSet.filter(({ verdict }) => !['implemented', 'merged', 'refused'].includes(verdict))).toEqual([]);
});

test('what is said of an update is a rule about changes', () => {
  const changes = new Set(CHANGE_RULES.map(({ id }) => id));
  expect(candidates.filter(({ set, rule }) => set === 'updates' && rule !== undefined && !changes.has(rule))).toEqual([]);
});

test('what is implemented or merged names a rule that exists, and what is refused a reason', () => {
  const wrong = candidates.filter(({ verdict, rule, reason }) => (verdict === 'refused' ? !reason : rule === undefined || !ids.has(rule)));
  expect(wrong).toEqual([]);
});

describe('refusals that documentation alone shows are looked at again', () => {
  const looked = candidates.filter(({ set }) => set === 'documentation');
  const stays = ({ reason }: Candidate): boolean => reason!.startsWith('stays an error: ');

  test('each has an entry that says why it stays', () => {
    const alone = RULES.filter((rule) => witnessOf(rule) === 'documentation').map(({ id }) => id);
    const staying = new Set(looked.filter(stays).map(({ rule }) => rule));
    expect(alone.length).toBeGreaterThan(100);
    expect(alone.filter((id) => !staying.has(id))).toEqual([]);
  });

  test('what does not stay is no error, and what stays is one', () => {
    const rejected = new Set(RULES.filter(({ effect }) => effect === 'rejected').map(({ id }) => id));
    expect(looked.filter((one) => rejected.has(one.rule!) !== stays(one))).toEqual([]);
  });

  test('each once', () => {
    expect(looked.map(({ rule }) => rule)).toEqual([...new Set(looked.map(({ rule }) => rule))]);
  });
});
