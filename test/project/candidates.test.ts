import { readFileSync } from 'fs';
import { join } from 'path';
import { CHANGE_RULES, RULES } from '../../src/rules';

interface Candidate {
  readonly set: string;
  readonly number: number;
  readonly verdict: string;
  readonly rule?: string;
  readonly reason?: string;
}

const candidates = JSON.parse(readFileSync(join(__dirname, '../../docs/candidates.json'), 'utf8')) as Candidate[];
const ids = new Set([...RULES, ...CHANGE_RULES].map(({ id }) => id));

test('every candidate has a verdict', () => {
  const numbers = (set: string): number[] => candidates.filter((candidate) => candidate.set === set).map(({ number }) => number);
  expect(numbers('engines')).toEqual(Array.from({ length: 105 }, (_, index) => index + 1));
  expect(numbers('features')).toEqual(Array.from({ length: 319 }, (_, index) => index + 1));
});

test('what is implemented or merged names a rule that exists, and what is refused a reason', () => {
  const wrong = candidates.filter(({ verdict, rule, reason }) => (verdict === 'refused' ? !reason : rule === undefined || !ids.has(rule)));
  expect(wrong).toEqual([]);
});
