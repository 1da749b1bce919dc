import {
  InstanceClass, familyOf, insteadOf, isDoubtfulIn, isNotForAurora, isNotForEngine, isTooNew, isTooOld, misspelledClass,
  otherSizes, parseClass,
} from '../../src/facts/instance-classes';
import { parseVersion } from '../../src/facts/versions';

const parse = (text: string): InstanceClass => parseClass(text)!;
const on = (text: string) => parseVersion(text.includes('mysql') || /^(5\.7|8\.\d)$/.test(text) ? 'aurora-mysql' : 'aurora-postgresql', text)!;

test.each(['db.serverless', 'r6g.large', 'db.r6g', 'db.db.r6g.large', 'db.db.large', 'db.r6g.large ', 'db.r6g.large.more', ''])('%s has no family and size', (text) => {
  expect(parseClass(text)).toBeUndefined();
});

test.each([
  ['DB.R6G.LARGE', 'db.r6g.large'], ['db.r6g-2xlarge', 'db.r6g.2xlarge'], ['db.r6g.2-xlarge', 'db.r6g.2xlarge'], ['db-r8g-large', 'db.r8g.large'], ['dbr6gdxlarge', 'db.r6gd.xlarge'],
  ['db.r6g.lagre', 'db.r6g.large'], ['db.t4g.mediun', 'db.t4g.medium'], ['db.r6g.2xl', 'db.r6g.2xlarge'], ['db.r6g.xxlarge', 'db.r6g.2xlarge'], ['db.r6g.large ', 'db.r6g.large'],
  ['db.severless', 'db.serverless'], ['db.serverlessv2', 'db.serverless'], ['Serverless', 'db.serverless'], ['db.serverless-v3', undefined],
  ['db.r6gx.large', undefined], ['db.r9g.lagre', undefined], ['db.R9G.large', undefined], ['db.r8g.96xlarge', undefined], ['db.r6g.metal', undefined], ['db.r6gx', undefined], ['dbr6gxlarge', 'db.r6g.xlarge'], ['', undefined],
  ['r6g.large', 'db.r6g.large'], ['db.db.t4g.micro', 'db.t4g.micro'], ['serverless', 'db.serverless'], ['m5.large', 'db.m5.large'],
  ['db.r6g.large', undefined], ['db.serverless', undefined], ['r12x.large', undefined], ['db.r12x.large', undefined], ['large', undefined], ['my.db.r6g.large', undefined],
])('%s was meant to be %s', (text, meant) => {
  expect(misspelledClass(text)).toBe(meant);
});

test.each(['db.m5.large', 'db.m6gd.xlarge', 'db.m7i.large', 'db.c6gd.large', 'db.x1e.xlarge', 'db.x2iedn.xlarge', 'db.z1d.large', 'db.r5b.large', 'db.t1.micro', 'db.x1.xlarge', 'db.r5d.large'])('%s is not for Aurora', (text) => {
  expect(isNotForAurora(parse(text))).toBe(true);
});

test.each(['db.r4.large', 'db.r5.large', 'db.r6g.large', 'db.x2g.large', 'db.t2.small', 'db.r8i.large', 'db.r8a.large', 'db.r9g.large', 'db.m8g.large', 'db.m9g.large', 'db.xm5.large', 'db.z1dn.large'])('%s may be for Aurora', (text) => {
  expect(isNotForAurora(parse(text))).toBe(false);
});

test.each(['db.r8i.large', 'db.r9g.large', 'db.r9gd.large'])('%s is newer than the table', (text) => {
  expect(familyOf(parse(text))).toBeUndefined();
  expect(otherSizes(parse(text))).toBeUndefined();
  expect([isTooOld(parse(text), on('11.9')), isTooNew(parse(text), on('18.3')), isNotForEngine(parse(text), 'aurora-mysql')]).toEqual([false, false, false]);
});

test.each([
  ['db.t3.micro', false], ['db.t3.small', true], ['db.t3.medium', true], ['db.t3.large', true], ['db.t3.xlarge', false],
  ['db.t4g.small', false], ['db.t4g.medium', true], ['db.t4g.large', true], ['db.t4g.xlarge', false], ['db.t2.small', true], ['db.t2.large', false],
  ['db.r6gd.large', false], ['db.r6gd.xlarge', true], ['db.r6id.16xlarge', false], ['db.r6id.24xlarge', true], ['db.r6g.16xlarge', true], ['db.r6g.24xlarge', false],
  ['db.r5.24xlarge', true], ['db.r5.32xlarge', false], ['db.r6i.32xlarge', true], ['db.r7i.48xlarge', true], ['db.r8g.96xlarge', true], ['db.r8gd.large', true], ['db.r4.12xlarge', false],
])('Aurora has the size of %s: %s', (text, expected) => {
  expect(otherSizes(parse(text)) === undefined).toBe(expected);
});

test.each([
  ['db.r8g.large', '8.0.mysql_aurora.3.04.4', true], ['db.r8g.large', '8.0.mysql_aurora.3.08.0', false], ['db.r8g.large', '5.7', true], ['db.r8g.large', '8.0', false], ['db.r8g.large', '8.4', false],
  ['db.r8g.large', '13.9', true], ['db.r8g.large', '13.23', false], ['db.r8g.large', '12.22', true], ['db.r8g.large', '18.3', false],
  ['db.r7g.large', '14.6', true], ['db.r7g.large', '14.17', false], ['db.r7g.large', '5.7.mysql_aurora.2.11.6', true], ['db.r7g.large', '5.7.mysql_aurora.2.12.0', false],
  ['db.r6g.large', '5.7.mysql_aurora.2.11.1', false], ['db.r6g.large', '11.9', false], ['db.t3.medium', '11.9', false], ['db.t4g.medium', '11.21', false], ['db.r6i.large', '11.21', true],
  ['db.r6gd.xlarge', '14.6', true], ['db.r6gd.xlarge', '14.17', false], ['db.r6gd.xlarge', '8.0', false], ['db.r5.large', '11.9', false],
])('the version is too old: %s on %s: %s', (text, version, expected) => {
  expect(isTooOld(parse(text), on(version))).toBe(expected);
});

test.each([
  ['db.r3.large', '5.7', false], ['db.r3.large', '8.0', true], ['db.r4.large', '12.22', false], ['db.r4.large', '13.9', true], ['db.r4.large', '13', true], ['db.r4.large', '5.7', false], ['db.r4.large', '8.0', true],
  ['db.t2.medium', '5.7', false], ['db.t2.medium', '8.0', true], ['db.t3.small', '5.7', false], ['db.t3.small', '8.4', true], ['db.t3.medium', '8.4', false],
])('the version is too new: %s on %s: %s', (text, version, expected) => {
  expect(isTooNew(parse(text), on(version))).toBe(expected);
});

test.each([
  ['db.t3.micro', 'db.t3.medium'], ['db.t3.small', 'db.t3.medium'], ['db.t4g.2xlarge', 'db.t4g.large'], ['db.r4.large', 'db.r6g.large'], ['db.m5.xlarge', 'db.r6g.xlarge'],
  ['db.r6gd.2xlarge', 'db.r6g.2xlarge'], ['db.r6id.32xlarge', 'db.r6i.32xlarge'], ['db.r8g.48xlarge', 'db.r6g.16xlarge'], ['db.t2.micro', 'db.t3.medium'], ['db.r9g.large', 'db.r6g.large'],
])('instead of %s: %s', (text, expected) => {
  expect(insteadOf(parse(text))).toBe(expected);
});

test.each([
  ['us-gov-west-1', 'db.t3.2xlarge', true], ['us-gov-west-1', 'db.t3.micro', false], ['me-central-1', 'db.t4g.xlarge', true], ['ca-west-1', 'db.t4g.small', true],
  ['ca-west-1', 'db.t4g.xlarge', false], ['ap-southeast-5', 'db.r6id.32xlarge', true], ['eu-west-1', 'db.r6id.32xlarge', false], ['xx-future-1', 'db.t4g.xlarge', true], [undefined, 'db.t3.xlarge', false],
] as const)('sources disagree in %s on %s: %s', (region, text, expected) => {
  expect(isDoubtfulIn(region, parse(text))).toBe(expected);
});

test('db.r8a is for both engines, in every version that is not known to lack it', () => {
  expect([otherSizes(parse('db.r8a.48xlarge')), isTooOld(parse('db.r8a.large'), on('13.9')), isNotForEngine(parse('db.r8a.large'), 'aurora-mysql')]).toEqual([undefined, false, false]);
});
