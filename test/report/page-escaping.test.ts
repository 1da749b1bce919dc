import { pageOf } from '../../src/report/page';
import { html, idOf, linkTo } from '../../src/report/page/html';
import { ReportData } from '../../src/report/report';
import { reportOfTemplate } from '../cli/reports';
import { single } from './diagrams';
import { byTag, read, shapeOf, textOf } from './markup';
import { boxes, empty, full, reported, refused, sectionOf, update } from './reports';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
  ['\' onmouseover=\'alert(1)', '\' onmouseover=\'alert(1)'],
  ['</style></title></textarea>', '</style></title></textarea>'],
  [']]> --> <!-- <![CDATA[', ']]> --> <!-- <![CDATA['],
  ['&lt;b&gt; &amp; &#60;', '&lt;b&gt; &amp; &#60;'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['nul \u0000 escape \u001b[31m bell \u0007', 'nul \\u0000 escape \\u001b[31m bell \\u0007'],
  ['half \ud83d and \ude00, whole \u{1f600}', 'half \\ud83d and \\ude00, whole \u{1f600}'],
  ['turned \u202e around \u2066', 'turned \\u202e around \\u2066'],
  ['`${constructor}` {{x}} __proto__', '`${constructor}` {{x}} __proto__'],
];

/** What is one of a few words, a date or an id, and so no text that somebody wrote; what rules say of themselves is another test. */
const NO_TEXTS = new Set([
  'id', 'part', 'parts', 'from', 'to', 'type', 'role', 'topology', 'zone', 'members', 'access', 'change', 'severity', 'phase', 'date', 'engine', 'rule',
]);

/** The same data with a text in place of each that somebody else has written; objects of classes stay as they are. */
function written<T>(data: T, text: string): T {
  if (typeof data === 'string') return text as T;
  if (Array.isArray(data)) return data.map((one) => written(one, text)) as T;
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  const keeps = (name: string, value: unknown): boolean => NO_TEXTS.has(name) && (typeof value !== 'object' || name === 'rule' || typeof Object(value)[0] === 'string');
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, keeps(name, value) ? value : written(value, text)])) as T;
}

const REPORTS: readonly (readonly [string, ReportData])[] = [['everything', full()], ['an update', update()], ['no cluster', { ...empty, problems: ['x'] }]];

describe.each(HOSTILE)('%j', (text, shown) => {
  test.each(REPORTS)('is a text wherever it stands in a page of %s', (_, report) => {
    const root = read(pageOf(written(report, text), boxes));
    expect(shapeOf(root)).toEqual(shapeOf(read(pageOf(written(report, 'plain'), boxes))));
    expect(textOf(root).split(shown.replace(/\s+/g, ' ')).length).toBeGreaterThan(3);
  });
});

test('what a rule of a user says of itself is a text', () => {
  const [first] = refused.findings;
  const rule = { ...first!.finding.rule, id: '<b>"Mine', topic: '"><i>' };
  const root = read(pageOf({ ...empty, elsewhere: [reported({ ...first!, finding: { ...first!.finding, rule } }, undefined)] }, boxes));
  expect(textOf(byTag(root, 'main')[0]!)).toContain('Error <b>"Mine');
});

test('logical ids, properties and values of a template are texts', () => {
  const id = '"><script>alert(1)</script>';
  const { findings } = reportOfTemplate({ Resources: { [id]: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', BackupRetentionPeriod: id } } } });
  const section = sectionOf(single('a', id), { findings: findings.map((one) => reported(one, undefined)) });
  expect(findings.length).toBeGreaterThan(0);
  const root = read(pageOf({ ...empty, sections: [section] }, boxes));
  expect(byTag(root, 'script')).toEqual([]);
  expect(textOf(root)).toContain(id);
});

test('a page of the docs is linked only where it is one of the web', () => {
  const [first] = refused.findings;
  const of = (documentation: string) => {
    const finding = { ...first!.finding, rule: { ...first!.finding.rule, documentation } };
    const root = read(pageOf({ ...empty, elsewhere: [reported({ ...first!, finding }, undefined)] }, boxes));
    return byTag(root, 'a').map(({ attributes }) => attributes.get('href')).filter((href) => !href!.startsWith('#'));
  };
  expect(of('https://example.com/rules#a')).toEqual(['https://example.com/rules#a']);
  for (const url of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'http://example.com', '//example.com', 'https://', 'https:\\\\example.com', 'file:///etc/passwd']) {
    expect(of(url)).toEqual([]);
  }
});

test('a template escapes its pieces, but for those that are HTML', () => {
  expect(html`<p title="${'"'}">${'<b>'}${html`<i>${1}</i>`}${['&', undefined, html`<br>`]}</p>`.text).toBe('<p title="&quot;">&lt;b&gt;<i>1</i>&amp;<br></p>');
});

test('a link has its text, whether it leads somewhere or not', () => {
  expect(html`${linkTo('https://a.example/?b&c', 'x')}${linkTo('http://a.example', 'y')}`.text).toBe('<a href="https://a.example/?b&amp;c" rel="noreferrer">x</a>y');
});

test('ids have no character that a link would write otherwise', () => {
  expect(idOf('f-', 'a.b:c_d-1')).toBe('f-a.b:c_d-1');
  expect(idOf('f-', 'a b"/<')).toBe('f-a_20_b_22__2f__3c_');
});
