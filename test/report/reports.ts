import { Report } from '../../src/cli/formats/report';
import { Judged } from '../../src/cli/judgement/judge';
import { Diagram } from '../../src/drawing/diagram';
import { SvgOptions } from '../../src/drawing/svg/svg';
import { TOPOLOGIES } from '../../src/facts/topologies';
import { Drawings } from '../../src/report/page/drawings';
import { rowsOf } from '../../src/report/page/parts';
import { Lifecycle, ReportData, ReportSection, ReportedFinding } from '../../src/report/report';
import { clusters, report, reportOfTemplate } from '../cli/reports';
import { folderOf } from '../cli/support';
import { changing, global, single } from './diagrams';

/** A report of nothing, of which a test says what is different. */
export const empty: ReportData = {
  title: 'orders-app',
  version: '1.2.3',
  counts: { clusters: 0, templates: 1, rules: 600, errors: 0, warnings: 0, acknowledged: 0, undecided: 0 },
  changes: undefined,
  destroyed: [],
  sections: [],
  elsewhere: [],
  problems: [],
};

/** What was found, at a part. */
export const reported = ({ finding, severity }: Judged, part: string | undefined, more: Partial<ReportedFinding> = {}): ReportedFinding =>
  ({ finding, severity, part, places: ['lib/orders-stack.ts:12', 'cdk.out/Orders.template.json:120'], ...more });

/** A section of a diagram, with nothing to say about it. */
export const sectionOf = (after: Diagram | undefined, more: Partial<ReportSection> = {}, before?: Diagram): ReportSection =>
  ({ diagram: { before, after }, findings: [], acknowledged: [], undecided: [], lifecycles: [], ...more });

/** What is found in a cluster that RDS refuses, and that is not encrypted; found once for all tests. */
export const refused: Report = reportOfTemplate(
  clusters({ Orders: { BackupRetentionPeriod: 40, StorageEncrypted: false, BacktrackWindow: 300_000 } }),
);

/** What is found where an update replaces a cluster with its data, and one of its instances. */
export const replacing: Report = (() => {
  const before = clusters({ Orders: { DatabaseName: 'orders', StorageEncrypted: true }, Users: {} });
  const after = clusters({ Orders: { DatabaseName: 'shop', StorageEncrypted: true } });
  const folder = folderOf({ 'before/template.json': before, 'template.json': after });
  return report(folder, 'template.json', {}, { against: 'before/template.json' });
})();

export const lifecycle: Lifecycle = {
  name: 'Aurora PostgreSQL 13.12',
  clusters: ['Orders', 'OrdersSecondary'],
  events: [
    { date: '2020-08-24', what: 'version 13 is released', phase: 'standard support' },
    { date: '2026-02-28', what: 'standard support of version 13 ends', phase: 'extended support' },
    { date: '2028-03-01', what: 'the third year of extended support begins', phase: 'extended support, higher price' },
    { date: '2029-02-28', what: 'RDS upgrades what is left', phase: 'retired' },
  ],
  sources: TOPOLOGIES.GLOBAL_DATABASE.sources.slice(0, 1),
};

/** A drawing of boxes with texts: how parts are drawn is for others to test. */
export const boxes: Drawings = {
  svgOf: (diagram: Diagram, { idPrefix = '', marks }: SvgOptions) => {
    const rows = rowsOf(diagram);
    const drawn = rows.map(({ part: { id }, kind }, index) => {
      const [x, y] = [(index % 4) * 210 + 10, Math.floor(index / 4) * 70 + 10];
      const mark = marks?.get(id);
      const sign = mark ? `<a href="#${mark.href}"><circle cx="${x + 190}" cy="${y + 10}" r="8" fill="#b3201a"/><title>findings</title></a>` : '';
      const box = `<rect class="box" x="${x}" y="${y}" width="195" height="55" rx="6"/><text x="${x + 10}" y="${y + 32}">${kind}</text>`;
      return `<g id="${idPrefix}${id}">${box}${sign}</g>`;
    });
    const height = Math.ceil(rows.length / 4) * 70 + 10;
    return `<svg viewBox="0 0 850 ${height}" width="850" height="${height}" role="group" aria-label="A drawing">${drawn.join('')}</svg>`;
  },
  svgStyle: () => '.box{fill:none;stroke:currentColor}.drawing text{fill:currentColor;font:14px sans-serif}',
};

const counts = { ...refused.counts, clusters: 3, templates: 2, rules: 664, acknowledged: 1, undecided: 14 };

/** A report with something of everything, but nothing compared. */
export function full(): ReportData {
  const [first, second] = refused.findings;
  const orders = sectionOf(single('a', 'Orders'), {
    findings: refused.findings.map((one, index) => reported(one, index === 2 ? 'a-c-w' : 'a-c')).sort((a, b) => (a.part! < b.part! ? -1 : 1)),
    acknowledged: [reported(second!, 'a-c', { acknowledged: 'it is emptied every night' })],
    undecided: [
      { part: 'a-c', logicalId: 'Orders', property: 'EngineVersion', ruleIds: Array.from({ length: 12 }, (_, index) => `ClusterRule${index}`) },
      { part: undefined, logicalId: 'OrdersGroup', property: 'Parameters.binlog_format', ruleIds: ['ParameterGroupBinlog'] },
    ],
    lifecycles: [lifecycle],
  });
  return {
    ...empty,
    title: 'cdk.out of orders-app',
    counts,
    sections: [orders, sectionOf(global('g', 'Catalog')), sectionOf(single('b', 'Users'))],
    elsewhere: [reported(first!, undefined)],
    problems: ['cdk.out/Broken.template.json: it is no JSON, line 3'],
  };
}

/** A report of an update that replaces a cluster and removes another. */
export function update(): ReportData {
  const found = replacing.findings.map((one) => reported(one, one.finding.location.resource.logicalId.startsWith('Orders') ? 'a-c' : undefined));
  const destroyed = found.filter(({ finding: { outcome } }) => outcome);
  return {
    ...empty,
    counts: { ...counts, ...replacing.counts },
    changes: replacing.changes,
    destroyed,
    sections: [
      sectionOf(changing(single('a', 'Orders'), 'new'), { findings: found.filter(({ part }) => part !== undefined) }, changing(single('a', 'Orders'), 'replaced')),
      sectionOf(undefined, { findings: [] }, changing(single('u', 'Users'), 'removed')),
      sectionOf(single('k', 'Kept'), {}, single('k', 'Kept')),
    ],
    elsewhere: found.filter(({ part }) => part === undefined),
  };
}
