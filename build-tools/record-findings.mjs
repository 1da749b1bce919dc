// Records what the compiled checks find on templates, so that two versions of them can be compared:
//   node build-tools/record-findings.mjs FOLDER... > findings.txt
// Reads every template.json below the folders, and prints a line for each finding, undecided check and template that CDK cannot include.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AuroraChecks } from 'cdk-aurora-topology';
import { templatesBelow } from './lib/files.mjs';

const DEFAULT_REGION = 'us-east-1';
const ACCOUNT = '111122223333';

for (const folder of process.argv.slice(2)) {
  for (const file of templatesBelow(resolve(folder))) {
    for (const line of record(file)) console.log(`${relative(dirname(resolve(folder)), file)}  ${line}`);
  }
}

function record(templateFile) {
  const stack = new Stack(new App({ analyticsReporting: false }), 'S', { env: { account: ACCOUNT, region: regionOf(templateFile) } });
  try {
    new CfnInclude(stack, 'T', { templateFile });
  } catch (error) {
    return [`not included: ${error.message}`];
  }
  return [
    ...AuroraChecks.findings(stack).map((finding) => JSON.stringify(finding)),
    ...AuroraChecks.undecided(stack).map(({ ruleId, constructPath, property }) => `undecided: ${ruleId} ${constructPath} ${property}`),
  ];
}

/** Where a case says that its template belongs. */
function regionOf(templateFile) {
  try {
    return JSON.parse(readFileSync(join(dirname(templateFile), 'case.json'), 'utf8')).region ?? DEFAULT_REGION;
  } catch {
    return DEFAULT_REGION;
  }
}
