import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { inReport, synthesize } from '../support/doors';
import { shop } from './shop';

const LANGUAGES = join(__dirname, '..', '..', 'examples', 'languages');

function app(context: Record<string, string>): App {
  return shop({ outdir: mkdtempSync(join(tmpdir(), 'shop-')), context });
}

test.each([
  ['nothing is wrong but that multi-master is retired', {}, ['MultiMasterRetired @ Auction/Cluster/Resource: warning']],
  ['what is wrong is reported, also by the rule of the app', { legacy: 'true' }, [
    'BacktrackEngine @ Legacy/Cluster/Resource: error',
    'CompanyInstanceClass @ Legacy/Cluster/Writer/Resource: error',
    'MultiMasterRetired @ Auction/Cluster/Resource: warning',
  ]],
])('%s', (_name, context, expected) => {
  const synthesized = app(context as Record<string, string>);
  synthesize(synthesized);
  expect(inReport(synthesized)).toEqual(expected);
});

/** What the files of the apps say they need at least; a fresh clone has no tools of their languages. */
describe('the apps ask for the oldest peers', () => {
  const { peerDependencies } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { peerDependencies: Record<string, string> };
  const [cdk, constructs] = ['aws-cdk-lib', 'constructs'].map((name) => peerDependencies[name]!.replace('^', ''));

  test.each([
    ['python/requirements.txt', [`aws-cdk-lib>=${cdk},<3`, `constructs>=${constructs},<11`]],
    ['java/pom.xml', [`<cdk.version>${cdk}<`, `<constructs.version>${constructs}<`]],
    // Which module of constructs goes with it, the module of CDK says.
    ['go/go.mod', [`awscdk/v2 v${cdk}\n`]],
  ])('%s', (file, wanted) => {
    const text = readFileSync(join(LANGUAGES, file), 'utf8');
    for (const line of wanted) expect(text).toContain(line);
  });
});
