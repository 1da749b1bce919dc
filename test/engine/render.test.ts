import { Finding } from '../../src/engine/finding';
import { NAMESPACE, OWN_RULES_PAGE, describeFinding, docsUrl, findingSeverity } from '../../src/engine/render';
import { RULES } from '../../src/rules';

const finding = (more: Partial<Finding> = {}): Finding =>
  ({ rule: RULES[0]!, what: 'port is 80', why: 'RDS refuses it', fix: 'change it', holdsByDefault: true, ...more }) as Finding;
const withEffect = (effect: 'rejected' | 'degraded', holdsByDefault: boolean) => findingSeverity(finding({ rule: { ...RULES[0]!, effect }, holdsByDefault }));

test('ids are acknowledged under the name of the product', () => {
  expect(NAMESPACE).toBe('Aurora');
});

test('what is refused only under some parameters is a warning', () => {
  expect([withEffect('rejected', true), withEffect('rejected', false), withEffect('degraded', true), withEffect('degraded', false)])
    .toEqual(['error', 'warning', 'warning', 'warning']);
});

test('sentences begin with a capital letter and end with one full stop', () => {
  expect(describeFinding(finding())).toBe('Port is 80. RDS refuses it.');
  expect(describeFinding(finding({ what: 'is it?', why: 'it is!', when: 'it rains.' }))).toBe('Is it? It is! Holds when it rains.');
  expect(describeFinding(finding({ what: 'version 8. is old' }))).toBe('Version 8. is old. RDS refuses it.');
});

test('a rule has its own page, or a section of the page of its topic', () => {
  expect(OWN_RULES_PAGE).toMatch(/^https:\/\/github\.com\/.*\/docs\/own-rules\.md$/);
  expect(docsUrl({ ...RULES[0]!, topic: 'my-topic', id: 'MyRule' })).toMatch(/^https:\/\/github\.com\/.*\/docs\/rules\/my-topic\.md#myrule$/);
  expect(docsUrl({ ...RULES[0]!, documentation: 'https://example.com/rule' })).toBe('https://example.com/rule');
});
