import { pageOf } from '../../src/report/page';
import { ReportSection } from '../../src/report/report';
import { single } from './diagrams';
import { byClass, read, textOf } from './markup';
import { boxes, empty, lifecycle, refused, reported, sectionOf } from './reports';

/** Drawings are of others: neither their size nor their time counts. */
const blank = { svgOf: () => '<svg width="800"></svg>', svgStyle: () => '' };

const ordinary = (index: number): ReportSection => sectionOf(single(`s${index}`, `Cluster${index}`), {
  findings: refused.findings.map((one) => reported(one, `s${index}-c`)),
  undecided: [{ part: `s${index}-c`, logicalId: `Cluster${index}`, property: 'EngineVersion', ruleIds: ['ClusterRule', 'OtherRule'] }],
  lifecycles: [lifecycle],
});

test('2,000 clusters are a page in two seconds', () => {
  const sections = Array.from({ length: 2000 }, (_, index) => ordinary(index));
  // Of this process: the machine may have others to run.
  const start = process.cpuUsage();
  const page = pageOf({ ...empty, sections }, blank);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(2);
  expect(page.split('<section ').length - 1).toBe(2000);
});

test('a cluster with some findings takes few kilobytes beside its drawing', () => {
  const sizeOf = (count: number): number => {
    const sections = Array.from({ length: count }, (_, index) => ordinary(index));
    return Buffer.byteLength(pageOf({ ...empty, sections }, blank));
  };
  expect((sizeOf(110) - sizeOf(10)) / 100).toBeLessThan(7000);
});

test('thousands of findings on one part are all there', () => {
  const findings = Array.from({ length: 5000 }, () => reported(refused.findings[0]!, 'a-c'));
  const page = pageOf({ ...empty, sections: [sectionOf(single('a', 'A'), { findings })] }, boxes);
  expect(page.split('class="finding ').length - 1).toBe(5000);
});

test('names of 500 characters are there as they are', () => {
  const name = 'VeryLongName'.repeat(42);
  const root = read(pageOf({ ...empty, sections: [sectionOf(single('a', name)), sectionOf(single('b', name))] }, boxes));
  expect(byClass(root, 'contents').map(textOf)[0]!.split(name).length - 1).toBe(2);
});
