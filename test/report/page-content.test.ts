import { Diagram } from '../../src/drawing/diagram';
import { SvgOptions } from '../../src/drawing/svg/svg';
import { pageOf } from '../../src/report/page';
import { ReportData, ReportedFinding } from '../../src/report/report';
import { changing, global, single } from './diagrams';
import { Element, byClass, byId, byTag, cellsOf, read, textOf } from './markup';
import { boxes, empty, full, lifecycle, refused, replacing, reported, sectionOf, update } from './reports';

const pageRead = (report: ReportData): Element => read(pageOf(report, boxes));
const main = (report: ReportData): string => textOf(byTag(pageRead(report), 'main')[0]!);
const tableAfter = (root: Element, first: string): string[][] => byTag(root, 'table').map(cellsOf).find(([head]) => head![0] === first)!;

describe('the verdict', () => {
  const [error] = refused.findings;
  const [destroying] = replacing.findings;
  const verdict = (counts: Partial<ReportData['counts']>, more: Partial<ReportData> = {}): string =>
    textOf(byClass(pageRead({ ...empty, ...more, counts: { ...empty.counts, ...counts } }), 'verdict')[0]!);

  test.each<[string, Partial<ReportData['counts']>, Partial<ReportData>]>([
    ['2 errors: Aurora would refuse this deployment', { errors: 2 }, { elsewhere: [reported(error!, undefined)] }],
    ['1 error: the update replaces or deletes what holds data', { errors: 1 }, { elsewhere: [reported(destroying!, undefined)] }],
    [
      '2 errors: Aurora would refuse this deployment, and the update replaces or deletes what holds data',
      { errors: 2 },
      { elsewhere: [reported(error!, undefined), reported(destroying!, undefined)] },
    ],
    ['1 error: Aurora would refuse this deployment', { errors: 1 }, { sections: [sectionOf(single('a', 'A'), { findings: [reported(error!, 'a-c')] })] }],
    ['1 error', { errors: 1 }, {}],
    ['No error, 1 warning: nothing was found that Aurora would refuse', { warnings: 1 }, {}],
    ['Nothing found in 3 clusters', { clusters: 3 }, {}],
    ['Nothing found in 1 cluster', { clusters: 1 }, {}],
    ['Nothing found', { clusters: 0 }, {}],
  ])('%s', (text, counts, more) => expect(verdict(counts, more)).toBe(text));

  test('is among counts of everything, and says where not everything was checked', () => {
    const root = pageRead(full());
    expect(byTag(byClass(root, 'counts')[0]!, 'li').map(textOf)).toEqual(['2 errors', '1 warning', '14 undecided', '1 acknowledged']);
    expect(textOf(byTag(root, 'header')[0]!)).toContain('1 problem: not everything was checked. ');
    expect(textOf(byTag(root, 'header')[0]!)).toContain('2 templates, 3 Aurora clusters, 664 rules');
    expect(textOf(byTag(pageRead({ ...empty, counts: { ...empty.counts, templates: undefined } }), 'header')[0]!)).toContain('0 Aurora clusters, 600 rules');
  });
});

describe('what an update does', () => {
  test('is told first, and of all that goes the three answers', () => {
    const root = pageRead(update());
    expect(byTag(byClass(root, 'counts')[0]!, 'li').map(textOf)).toContain('2 replaced, deleted or interrupted');
    const [orders, users] = byTag(byClass(root, 'destroyed')[0]!, 'li');
    expect(textOf(byClass(root, 'update')[0]!)).toMatch(/^What this update does 1 cluster replaced \(data lost\), 1 instance replaced, 1 cluster deleted\. /);
    const answers = (item: Element): Record<string, string> => {
      const answered = byTag(item, 'dd').map(textOf);
      return Object.fromEntries(byTag(item, 'dt').map((question, index) => [textOf(question), answered[index]!]));
    };
    expect(byTag(orders!, 'h3').map(textOf)).toEqual(['[~] Orders replace']);
    expect(byTag(byTag(orders!, 'h3')[0]!, 'a')[0]!.attributes.get('href')).toBe('#f-a-c');
    expect(answers(orders!)).toEqual({
      'Is data lost?': 'Lost. The data of Orders is lost: UpdateReplacePolicy does not keep it.',
      'Is anything down?': 'Its endpoints go with it: clients are down until they have others. CloudFormation creates a new, empty cluster in place of this one.',
      'Is there a way back?': 'The only way back is a snapshot taken before.',
      'What to do': expect.stringContaining('acknowledge \'Aurora::ClusterDatabaseNameChanged[orders->shop]\''),
    });
    expect(byTag(byTag(users!, 'h3')[0]!, 'a')).toEqual([]);
    expect(answers(users!)).toMatchObject({
      'Is data lost?': 'Kept aside. The data of Users is left in a final snapshot.',
      'Is there a way back?': 'The way back is to restore that snapshot.',
    });
  });

  test('is said not to be known where only the deployment tells', () => {
    const [{ finding, ...first }] = replacing.findings as [typeof replacing.findings[0]];
    const answersFor = (outcome: object, effect = finding.rule.effect): string[] => {
      const other = { ...finding, rule: { ...finding.rule, effect }, outcome: { ...finding.outcome!, ...outcome } };
      const destroyed = reported({ ...first, finding: other }, undefined);
      return byTag(pageRead({ ...empty, changes: 'x', destroyed: [destroyed] }), 'dd').map(textOf);
    };
    expect(answersFor({ policy: undefined, dependants: [] })).toMatchObject([
      'Not known: the template leaves its policy to the deployment.', expect.any(String), 'Not known: the template leaves its policy to the deployment.', expect.any(String),
    ]);
    expect(answersFor({ action: 'update', holdsData: false, policy: undefined, dependants: [] }, 'interrupted'))
      .toMatchObject(['No loss was found.', 'CloudFormation creates a new, empty cluster in place of this one.', 'No loss was found that needs one.', expect.any(String)]);
    expect(answersFor({ action: 'update', holdsData: false, policy: undefined, dependants: [] }, 'irreversible')[2]).toBe('No.');
  });

  test('is not told where nothing is compared, and told where nothing changes', () => {
    expect(byClass(pageRead(full()), 'update')).toEqual([]);
    expect(main({ ...empty, changes: '' })).toContain('Compared with what is deployed: no change was found that replaces, interrupts or loses anything.');
  });

  test('leads to where more is told, unless nothing is', () => {
    const [orders] = update().destroyed;
    const leads = (sections: ReportData['sections']): number =>
      byTag(byClass(pageRead({ ...update(), destroyed: [orders!], sections }), 'destroyed')[0]!, 'h3').flatMap((heading) => byTag(heading, 'a')).length;
    expect([leads(update().sections), leads([])]).toEqual([1, 0]);
  });

  test('of many only a dozen is open', () => {
    const [one] = update().destroyed;
    const root = pageRead({ ...empty, changes: 'x', destroyed: Array.from({ length: 20 }, () => one!) });
    expect(byClass(root, 'destroyed').map((list) => byTag(list, 'h3').length)).toEqual([12, 8]);
    expect(byTag(byClass(root, 'update')[0]!, 'summary').map(textOf)).toEqual(['8 more']);
  });
});

describe('the clusters', () => {
  test('are listed with what there is to know, where there are several', () => {
    expect(tableAfter(pageRead(full()), 'Cluster')).toEqual([
      ['Cluster', 'Found', 'Topology', 'Region', 'Engine'],
      ['Orders', '2 errors 1 warning', 'One writer with readers', 'eu-west-1', 'Aurora PostgreSQL 16.4'],
      ['Catalog', 'nothing', 'Global database', 'eu-west-1Region set at deployment', 'Aurora PostgreSQL 16.4'],
      ['Users', 'nothing', 'One writer with readers', 'eu-west-1', 'Aurora PostgreSQL 16.4'],
    ]);
    expect(tableAfter(pageRead(update()), 'Cluster').map((row) => row[2])).toEqual(['Update', '3 replaced', '3 removed', '']);
    expect(byTag(pageRead({ ...full(), sections: full().sections.slice(0, 1) }), 'nav')).toEqual([]);
  });

  test('say of an engine or a version that only the deployment tells', () => {
    const unknown = [
      single('a', 'A', { engine: undefined }), single('b', 'B', { engineVersion: undefined }),
      single('c', 'C', { engine: 'aurora-mysql', engineVersion: '8.0' }), single('d', 'D', { engine: 'constructor' }),
    ];
    expect(tableAfter(pageRead({ ...empty, sections: unknown.map((one) => sectionOf(one)) }), 'Cluster').slice(1).map((row) => row[4]))
      .toEqual(['engine set at deployment', 'Aurora PostgreSQL, version set at deployment', 'Aurora MySQL 8.0', 'constructor 16.4']);
  });

  test('can be looked at by what was found, where that leaves some of them', () => {
    const labels = (report: ReportData): string[] => byTag(pageRead(report), 'label').map(textOf);
    expect(labels(full())).toEqual(['All (3)', 'With errors (1)', 'With findings (1)']);
    expect(labels(update())).toEqual(['All (3)', 'With errors (1)', 'With findings (1)', 'Changed (2)']);
    expect(labels({ ...full(), sections: full().sections.slice(1) })).toEqual([]);
    const selected = (name: string): string[] => byClass(pageRead(update()), name).map(({ tag }) => tag);
    expect([selected('errs'), selected('finds'), selected('changes')]).toEqual([['tr', 'section'], ['tr', 'section'], ['tr', 'tr', 'section', 'section']]);
  });
});

describe('a drawing', () => {
  const drawnWith = (report: ReportData): (readonly [Diagram, SvgOptions])[] => {
    const calls: (readonly [Diagram, SvgOptions])[] = [];
    pageOf(report, { ...boxes, svgOf: (diagram, options) => { calls.push([diagram, options]); return boxes.svgOf(diagram, options); } });
    return calls;
  };

  test('shows how much was found about each part, and leads to it', () => {
    const [[, { marks, standsAlone }]] = drawnWith(full()) as [readonly [Diagram, SvgOptions]];
    expect(standsAlone).toBe(false);
    expect([...marks!]).toEqual([['a-c', { errors: 2, warnings: 0, href: 'f-a-c' }], ['a-c-w', { errors: 0, warnings: 1, href: 'f-a-c-w' }]]);
    expect(textOf(byId(pageRead(full()), 'f-a-c-w'))).toBe('OrdersWriter');
  });

  test('is there for both sides where an update changes something, with ids of their own', () => {
    expect(drawnWith(update()).map(([{ title }, { idPrefix }]) => [title, idPrefix])).toEqual([['Orders', 'b-'], ['Orders', 'a-'], ['Users', 'b-'], ['Kept', 'a-']]);
    expect(byTag(pageRead(update()), 'figcaption').map(textOf)).toEqual(['Before the update', 'After the update', 'Before the update']);
  });

  test('can be scrolled by keyboard, unless it has room everywhere', () => {
    const box = (svg: string): Element => byClass(read(pageOf({ ...empty, sections: [sectionOf(single('a', 'A'))] }, { svgOf: () => svg, svgStyle: () => '' })), 'drawing')[0]!;
    expect(box('<svg viewBox="0 0 9 9" width="800" height="9"></svg>').attributes).toEqual(new Map([
      ['class', 'drawing'], ['tabindex', '0'], ['role', 'region'], ['aria-label', 'Drawing 1: A'],
    ]));
    expect(box('<svg viewBox="0 0 9 9" width="300" height="9"></svg>').attributes).toEqual(new Map([['class', 'drawing']]));
    expect(box('<svg viewBox="0 0 9 9"></svg>').attributes.get('tabindex')).toBe('0');
  });

  test('is there as a table: every part, and what links them', () => {
    const root = pageRead({ ...empty, sections: [sectionOf(global('g', 'Shop'))] });
    const parts = tableAfter(root, 'Part');
    expect(parts.map(([kind]) => kind)).toEqual([
      'Part', 'global database', 'cluster', 'instance', 'instance', 'reader autoscaling', 'writer endpoint', 'reader endpoint', 'proxy', 'proxy endpoint',
      'who may connect', 'storage of the cluster', 'shard group', 'zero-ETL integration', 'blue/green deployment', 'conflicting writes', 'queue of conflicts',
      'cluster', 'storage of the cluster',
    ]);
    expect(parts[0]).toEqual(['Part', 'Name', 'Where', 'Role', 'Takes over', 'Details']);
    expect(parts[2]).toEqual([
      'cluster', 'ShopPrimary', 'eu-west-1', 'primary; may have more instances than the template says', '', 'engine version 16.4deletion protection set at deployment',
    ]);
    expect(parts[3]).toEqual(['instance', 'ShopPrimaryWriter', 'eu-west-1a', 'writer', '', 'class db.r8g.large']);
    expect(parts[4]).toEqual(['instance', 'ShopPrimaryReader', 'eu-west-1, zone: RDS chooses', 'reader', '1', 'class db.r8g.large']);
    expect(parts[7]![3]).toBe('leads to ShopPrimaryReader');
    expect(parts[9]![3]).toBe('read-only');
    expect(parts[15]![3]).toBe('3 of 4 writers acknowledge a write');
    expect(parts[17]!.slice(2, 4)).toEqual(['Region set at deployment', 'secondary; headless: storage without an instance']);
    expect(tableAfter(root, 'From')).toEqual([
      ['From', 'Link', 'To', 'How'],
      ['ShopPrimary', 'replicates to', 'ShopSecondary', 'typically 1 second behind'],
      ['ShopPrimaryWriter', 'hands its partitions to', 'ShopPrimaryReader', 'only when something fails'],
      ['AppSecurityGroup', 'connects to', 'OrdersProxy', ''],
    ]);
  });

  test('says in the table what an update does with each part', () => {
    const section = sectionOf(changing(single('a', 'A'), 'new'), {}, changing(single('a', 'A'), 'replaced'));
    const [after, before] = byTag(pageRead({ ...empty, sections: [section] }), 'table').map(cellsOf);
    expect([after![2]![5], before![2]![5]]).toEqual(['new, in place of the replaced', 'replaced']);
  });
});

describe('a finding', () => {
  const [first] = refused.findings;
  const itemOf = (more: Partial<ReportedFinding>, finding: object = {}): Element =>
    byClass(pageRead({ ...empty, elsewhere: [reported({ ...first!, finding: { ...first!.finding, ...finding } }, undefined, more)] }), 'finding')[0]!;

  test('says how bad it is, what, why, how to mend it, and where', () => {
    const item = itemOf({}, { when: 'parameter Stage is \'prod\'', note: 'a note' });
    expect(textOf(item)).toBe([
      'Error BacktrackWindowRange BacktrackWindow',
      'BacktrackWindow is 300000, and windows go from 0 to 259200 seconds. RDS refuses to create the cluster: it is not a valid backtrack window.',
      'Holds when parameter Stage is \'prod\'. A note.',
      'Fix: Set BacktrackWindow to 259200.',
      'At lib/orders-stack.ts:12 cdk.out/Orders.template.json:120',
    ].join(' '));
    expect(byTag(item, 'a')[0]!.attributes.get('href')).toMatch(/^https:\/\/.+\/docs\/rules\/backtrack\.md#backtrackwindowrange$/);
    expect(textOf(itemOf({ severity: 'warning', places: [] }))).toMatch(/^Warning .+259200\.$/);
  });

  test('about a change says what becomes of what, and what goes with it', () => {
    const item = byClass(pageRead(update()), 'finding')[0]!;
    expect(textOf(item)).toContain('[~] Orders replace DatabaseName was \'orders\' and is \'shop\' (requires replacement). CloudFormation creates');
    expect(byTag(byClass(item, 'plain')[0]!, 'li').map(textOf)).toEqual(['[~] OrdersWriter replace: DBClusterIdentifier (requires replacement).']);
  });

  test('that is acknowledged has its reason in place of what mends it', () => {
    const item = itemOf({ acknowledged: 'it is emptied every night' });
    expect(textOf(item)).toContain('Error, acknowledged BacktrackWindowRange');
    expect(textOf(item)).toContain('Reason: it is emptied every night');
    expect(textOf(item)).not.toContain('Fix:');
    expect(textOf(itemOf({ acknowledged: ' ' }))).toContain('Acknowledged without a reason.');
  });

  test('stands at the part it is about, and leads to it', () => {
    const root = pageRead(full());
    const headings = byTag(byId(root, 'c-a'), 'h4').slice(0, 2);
    expect(headings.map((heading) => [textOf(heading), byTag(heading, 'a')[0]!.attributes.get('href')])).toEqual([['Orders', '#a-a-c'], ['OrdersWriter', '#a-a-c-w']]);
    const undrawn = pageOf(full(), { svgOf: () => '<svg></svg>', svgStyle: () => '' });
    expect(byTag(byId(read(undrawn), 'f-a-c'), 'a')[0]!.attributes.get('href')).toBe('#t-a-c');
    const nowhere = sectionOf(single('a', 'A'), { findings: [reported(first!, undefined)] });
    expect(byTag(pageRead({ ...empty, sections: [nowhere] }), 'h4').map(textOf)).toEqual(['Not drawn']);
  });

  test('is folded away with others of more than 50 on one part, but there', () => {
    const of = (count: number): string[][] => {
      const findings = Array.from({ length: count }, () => reported(first!, 'a-c'));
      const root = pageRead({ ...empty, sections: [sectionOf(single('a', 'A'), { findings })] });
      return [byClass(root, 'findings').map((list) => String(byClass(list, 'finding').length)), byClass(root, 'more').map((more) => textOf(byTag(more, 'summary')[0]!))];
    };
    expect(of(50)).toEqual([['50'], []]);
    expect(of(51)).toEqual([['10', '41'], ['41 more findings']]);
  });
});

describe('what else is said', () => {
  const root = pageRead(full());

  test('of failures: what happens, with sources', () => {
    expect(tableAfter(root, 'What fails')).toEqual([
      ['What fails', 'What happens'],
      ['The writer', 'OrdersReader takes over, typically within 60 seconds; no reader is left [1]'],
      ['The Region eu-west-1', 'nothing is left: a backup that was copied elsewhere has to be restored'],
    ]);
    expect(textOf(byId(root, 'source-1'))).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+ read \d{4}-\d{2}-\d{2}$/);
  });

  test('of what goes: nothing fails that is no longer there', () => {
    expect(tableAfter(pageRead({ ...empty, sections: [sectionOf(undefined, {}, single('a', 'A'))] }), 'What fails')).toBeUndefined();
  });

  test('of the life of a version: what holds from when on, as long as it lasts', () => {
    const life = byClass(root, 'life')[0]!;
    expect(byTag(life, 'li').map(textOf)).toEqual([
      'standard support from 2020-08-24 version 13 is released',
      'extended support from 2026-02-28 standard support of version 13 ends',
      'extended support, higher price from 2028-03-01 the third year of extended support begins',
      'retired from 2029-02-28 RDS upgrades what is left',
    ]);
    expect(byTag(life, 'li').map(({ attributes }) => attributes.get('style'))).toEqual(['flex-grow:60', 'flex-grow:24', 'flex-grow:12', 'flex-grow:12']);
    const odd = { ...lifecycle, events: [{ ...lifecycle.events[0]!, date: 'soon' }, ...lifecycle.events.slice(1, 2), lifecycle.events[1]!] };
    const section = sectionOf(single('a', 'A'), { lifecycles: [odd] });
    expect(byTag(byClass(pageRead({ ...empty, sections: [section] }), 'life')[0]!, 'li').map(({ attributes }) => attributes.get('style')))
      .toEqual(['flex-grow:1', 'flex-grow:1', 'flex-grow:12']);
  });

  test('of what is undecided: which value would decide', () => {
    expect(tableAfter(root, 'Value that would decide')).toEqual([
      ['Value that would decide', 'Rules that wait for it'],
      ['Orders EngineVersion', expect.stringMatching(/^12 rulesClusterRule0, ClusterRule1, .+ClusterRule11$/)],
      ['OrdersGroup Parameters.binlog_format', 'ParameterGroupBinlog'],
    ]);
  });

  test('of what is acknowledged, elsewhere, and not read', () => {
    const text = textOf(byTag(root, 'main')[0]!);
    expect(text).toContain('Acknowledged: 1 finding Error, acknowledged ClusterBackupRetention');
    expect(text).toContain('Elsewhere 1 error about resources that belong to no cluster that is drawn Error BacktrackWindowRange');
    expect(text).toContain('Problems What could not be read, compared or checked: cdk.out/Broken.template.json: it is no JSON, line 3');
  });

  test('at the end: what made it, and of what', () => {
    expect(textOf(byTag(root, 'footer')[0]!)).toContain('Made by cdk-aurora-topology 1.2.3 from cdk.out of orders-app.');
  });
});

test('where there is no cluster, the page says so, and what to do', () => {
  expect(main(empty)).toMatch(/^No Aurora cluster No Aurora cluster was found in orders-app, in 1 template, so there is nothing to draw\. If there should be one: Run npx cdk synth first/);
  expect(main({ ...empty, elsewhere: [reported(refused.findings[0]!, undefined)] })).toContain('Findings 1 error about resources');
  expect(byTag(pageRead(empty), 'nav')).toEqual([]);
});
