import { execFileSync } from 'child_process';
import { join } from 'path';

/** What the tool gives: it is an ECMAScript module, which Jest does not load. */
const given = (expression: string): unknown => JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', `
  import { plantedIn, withFound } from './build-tools/lib/planted.mjs';
  process.stdout.write(JSON.stringify(${expression}));
`], { cwd: join(__dirname, '../..'), encoding: 'utf8' }));

describe('what `npm run try` tells', () => {
  test.each([['refused', 19], ['safe-update', 6], ['orders', 0]])('mistakes in examples/%s: %d', (name, count) => {
    expect(given(`plantedIn('examples/${name}').length`)).toBe(count);
  });

  test('a mistake is at its place, with its rule, in its words', () => {
    expect(given("plantedIn('examples/refused')[0]")).toEqual({ place: 'bidding-stack.ts:12', rule: 'MultiMasterRetired', words: 'multi-master itself is gone' });
  });

  test('what is found once is one of two mistakes', () => {
    expect(given("withFound([{ rule: 'A' }, { rule: 'B' }, { rule: 'A' }], ['A', 'C']).map(({ isFound }) => isFound)")).toEqual([true, false, false]);
  });
});
