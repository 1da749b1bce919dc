import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AuroraChecks } from '../../src';
import { cases, deployedTemplates, updateCases } from './cases';

/** What is said of a template that is deployed as it is, and would not be if nothing were known of that. */
function news({ id, file, region }: { readonly id: string; readonly file: string; readonly region: string }): string[] {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region, account: '111111111111' } });
  try {
    new CfnInclude(stack, 'Template', { templateFile: file, preserveLogicalIds: true });
  } catch {
    return [];
  }
  return AuroraChecks.findings(app, { baseline: file })
    .filter(({ change, lifecycle }) => change !== undefined || lifecycle)
    .map(({ ruleId, logicalId, message }) => `${id} ${ruleId}@${logicalId}: ${message}`);
}

const OWN = [
  ...cases().flatMap(({ id, rejected, fixed, region }) => [{ id, file: rejected, region }, { id: `mended ${id}`, file: fixed, region }]),
  ...updateCases().map(({ id, after, region }) => ({ id, file: after, region })),
];

test.each([
  ['refused, and mended', OWN],
  ['deployed', deployedTemplates(['accepted', 'accepted-weak'])],
])('no template changes that is %s and compared with itself, nor has it grown old by that', (_, templates) => {
  expect(templates.flatMap(news)).toEqual([]);
}, 120_000);
