import fc from 'fast-check';
import { table } from '../../src/facts/tables';
import { misspelt } from '../../src/facts/words';

const STORAGE = ['aurora', 'aurora-iopt1'];
const MODES = ['standard', 'advanced'];
const NETWORKS = ['IPV4', 'DUAL'];
const SOURCES = ['db-instance', 'db-cluster', 'db-cluster-snapshot', 'zero-etl'];
const CERTIFICATES = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'];
const CATEGORIES = ['failover', 'failure', 'notification'];

test.each([
  ['in another case', 'Advanced', MODES, 'advanced'],
  ['with other separators', 'DB_CLUSTER__SNAPSHOT', SOURCES, 'db-cluster-snapshot'],
  ['without separators', 'auroraIOPT1', STORAGE, 'aurora-iopt1'],
  ['with a space behind', 'aurora ', STORAGE, 'aurora'],
  ['a letter swapped', 'advnaced', MODES, 'advanced'],
  ['a letter left out', 'standrd', MODES, 'standard'],
  ['a letter added', 'standaard', MODES, 'standard'],
  ['a letter changed', 'stindard', MODES, 'standard'],
  ['two letters', 'satndrad', MODES, 'standard'],
  ['a letter changed in a short word', 'faulure', CATEGORIES, 'failure'],
  ['two slips in a word with parts', 'db-clutser-snapshott', SOURCES, 'db-cluster-snapshot'],
  ['a short part swapped', 'aurora-iotp1', STORAGE, 'aurora-iopt1'],
  ['a short part with a letter left out', 'aurora-iop1', STORAGE, 'aurora-iopt1'],
  ['a short part with a letter doubled', 'aurora-ioopt1', STORAGE, 'aurora-iopt1'],
  ['a short word in another case', 'dual', NETWORKS, 'DUAL'],
  ['a certificate', 'rds-ca-ras2048-g1', CERTIFICATES, 'rds-ca-rsa2048-g1'],
  ['the nearest of two', 'failovre', CATEGORIES, 'failover'],
])('is misspelled: %s', (_, value, words, meant) => {
  expect(misspelt(value, words)).toBe(meant);
});

test.each([
  ['a word', 'advanced', MODES],
  ['another digit', 'aurora-iopt2', STORAGE],
  ['a digit more', 'aurora-iopt12', STORAGE],
  ['no digit', 'aurora-iopt', STORAGE],
  ['a short word with a slip', 'DUEL', NETWORKS],
  ['a short word with another digit', 'IPV6', NETWORKS],
  ['a part more', 'aurora-x', STORAGE],
  ['another short part', 'rds-ca-ecx384-g1', CERTIFICATES],
  ['a short part with another letter more', 'aurora-iopxt1', STORAGE],
  ['two changed letters make another word', 'modification', CATEGORIES],
  ['a changed letter beside another slip', 'aurora-dsql', ['aurora-mysql']],
  ['a changed letter and one left out', 'stendrd', MODES],
  ['two slips in a word of seven letters', 'fialre', CATEGORIES],
  ['three slips', 'stnadadrs', MODES],
  ['another word', 'basic', MODES],
  ['nothing', '', MODES],
  ['a name of every object', 'constructor', MODES],
])('is not: %s', (_, value, words) => {
  expect(misspelt(value, words)).toBeUndefined();
});

test('another name for a word is that word, with any punctuation', () => {
  const names = table({ serverlessv2: 'provisioned' });
  expect(['Serverless-v2', 'serverless_V2', 'serverlessv2'].map((value) => misspelt(value, ['provisioned'], names))).toEqual(Array(3).fill('provisioned'));
  expect(misspelt('serverless-v3', ['provisioned'], names)).toBeUndefined();
});

/** Letters left out, added or changed; a swap is two of them. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

const ALL = [...STORAGE, ...MODES, ...NETWORKS, ...SOURCES, ...CERTIFICATES, ...CATEGORIES];
const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

test('words that are far from every known one give nothing', () => {
  // Two swaps are four letters at most.
  const isFar = (word: string): boolean => ALL.every((known) => distance(letters(word), letters(known)) > 4);
  fc.assert(fc.property(fc.stringMatching(/^[a-zA-Z0-9_-]{0,24}$/).filter(isFar), (word) => misspelt(word, ALL) === undefined));
});

test('digits are never a slip', () => {
  const digits = (text: string): string => text.replace(/\D/g, '');
  const change = fc.tuple(fc.constantFrom(...ALL), fc.nat(20), fc.stringMatching(/^\d$/));
  fc.assert(fc.property(change, ([word, at, digit]) => {
    const changed = word.slice(0, at) + digit + word.slice(at);
    const meant = misspelt(changed, ALL);
    return meant === undefined || digits(meant) === digits(changed);
  }));
});

test('a letter that is left out of a long word is always noticed', () => {
  const long = ALL.filter((word) => letters(word).replace(/\d/g, '').length >= 5);
  fc.assert(fc.property(fc.constantFrom(...long), fc.nat(20), (word, at) => {
    if (!/[a-z]/.test(word[at] ?? '')) return true;
    const changed = word.slice(0, at) + word.slice(at + 1);
    return misspelt(changed, ALL) !== undefined;
  }));
});

test('long texts end soon', () => {
  for (const text of ['a'.repeat(100_000), '-a'.repeat(50_000), 'advanced-'.repeat(10_000), '-'.repeat(100_000)]) expect(misspelt(text, ALL)).toBeUndefined();
});
