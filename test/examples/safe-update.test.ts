import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { Version, safeUpdateApp } from '../../examples/safe-update/app';
import { inReport, synthesize } from '../support/doors';
import { EXAMPLES, findings, templates } from './support';

const FOLDER = join(EXAMPLES, 'safe-update');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

/** A version of the app, compared with what is deployed in the example, or with another folder. */
function version(name: Version, baseline?: string): App {
  const outdir = mkdtempSync(join(tmpdir(), 'safe-update-'));
  return safeUpdateApp({ outdir, context: { 'version': name, 'aws:cdk:enable-path-metadata': true } }, baseline);
}

/** The mistakes that are planted in the pull request. */
const PLANTED = [
  'ClusterLogicalIdChanged[InvoicesF0222E8D] @ Shop: error',
  'ClusterPropertyRemovalIgnored[EnableIAMDatabaseAuthentication:true->none] @ Shop/Sessions/Resource: warning',
  'ClusterSnapshotIdentifierRemoved[reports-of-the-old-shop->none] @ Shop/Reports: error',
  'ClusterStorageEncryptedChanged[none->true] @ Shop/Orders/Resource: error',
  'ClusterSubnetGroupChanged[CatalogueSubnets1955DAF3->SharedSubnets] @ Shop/Catalogue/Resource: error',
  'MembersRestartTogether[DBInstanceClass:db.r7g.large->db.r7g.xlarge] @ Shop/Sessions/Writer/Resource: warning',
];

test('the template that is deployed is what the command in the README writes', () => {
  const app = version('deployed');
  synthesize(app);
  expect(templates(app)).toEqual({ 'Shop.template.json': JSON.parse(read('deployed/Shop.template.json')) });
  expect(findings(version('deployed'))).toEqual([]);
});

describe('the careless pull request', () => {
  test('has every planted mistake, and no other', () => {
    const app = version('careless');
    synthesize(app);
    expect(inReport(app)).toEqual(PLANTED);
  });

  test('what is found, in words', () => {
    const words = AuroraChecks.findings(version('careless')).map(({ severity, constructPath, message, fix }) => `${severity} ${constructPath}: ${message} Fix: ${fix}`);
    expect(words).toMatchSnapshot();
  });

  test('nothing is wrong with it but what it does to what is deployed', () => {
    expect(findings(version('careless', mkdtempSync(join(tmpdir(), 'nothing-deployed-'))))).toEqual([]);
  });

  test('every mistake has a comment beside it, and every such comment its mistake', () => {
    const commented = [...read('careless-stack.ts').matchAll(/\/\/ mistake: (\w+) - \w/g)].map(([, rule]) => rule);
    expect(commented.sort()).toEqual(PLANTED.map((planted) => planted.split('[')[0]));
  });

  test('the READMEs show what is printed', () => {
    const app = version('careless');
    const { violations } = new AuroraChecks(app).validate({ appConstruct: app } as never);
    const printed = violations.map(({ severity, description, fix, ruleName }) =>
      `${severity!.toUpperCase()} ${description} (Aurora)\n[place]   Suggested fix: ${fix}\n   Acknowledge with 'Aurora::${ruleName}'\n`);
    const shown = (text: string): string[] => [...text.matchAll(/```text\ncareless-stack\.ts:\d+:\d+\n(.*?)```/gs)].map(([, block]) => block!.replace(/^   Shop.*\n/m, '[place]'));
    const blocks = [...shown(read('README.md')), ...shown(readFileSync(join(EXAMPLES, '..', 'README.md'), 'utf8'))];
    expect(blocks).toHaveLength(3);
    expect(blocks.filter((block) => !printed.includes(block))).toEqual([]);
  });
});

describe('the careful one', () => {
  test('changes nothing that is deployed for the worse, in either deployment', () => {
    const first = version('first');
    synthesize(first);
    expect(inReport(first)).toEqual([]);
    const second = version('second', first.outdir);
    synthesize(second);
    expect(inReport(second)).toEqual([]);
    expect(templates(second)).not.toEqual(templates(first));
  });

  test('needs two deployments', () => {
    expect(findings(version('second'))).toEqual(['MembersRestartTogether @ Shop/Sessions/Writer/Resource']);
  });

  test('keeps the logical id of everything that is deployed', () => {
    const first = version('first');
    synthesize(first);
    const ids = (file: unknown): string[] => Object.keys((file as { Resources: object }).Resources);
    expect(ids(templates(first)['Shop.template.json'])).toEqual(expect.arrayContaining(ids(JSON.parse(read('deployed/Shop.template.json')))));
  });
});
