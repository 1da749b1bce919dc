import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AuroraChecks, AuroraFinding } from '../../src';
import { updateCases } from './cases';

/** What is found in a template, compared with the one that is deployed. */
function findings(file: string, region: string, baseline?: string): AuroraFinding[] {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region, account: '111111111111' } });
  new CfnInclude(stack, 'Template', { templateFile: file, preserveLogicalIds: true });
  return AuroraChecks.findings(app, baseline === undefined ? {} : { baseline });
}

const place = ({ ruleId, logicalId }: AuroraFinding): string => `${ruleId}@${logicalId}`;
const shown = ({ effect, ruleId, logicalId }: AuroraFinding): string => `${effect} ${ruleId}@${logicalId}`;

const OF_CHANGES: ReadonlySet<string> = new Set(['rejected', 'replaced', 'interrupted', 'irreversible', 'ignored']);

/** What is said of the update, and not of the new template alone. */
function news(before: string, after: string, region: string): AuroraFinding[] {
  const known = new Set(findings(after, region).map(place));
  return findings(after, region, before).filter((finding) => !known.has(place(finding)) && OF_CHANGES.has(finding.effect));
}

const judged = updateCases().map(({ id, before, after, region, effects, culprit }) => {
  const found = news(before, after, region);
  const isIt = ({ effect, logicalId }: AuroraFinding): boolean => effects.includes(effect) && logicalId === culprit;
  const isRight = effects.length === 0 ? found.length === 0 : found.some(isIt);
  return { id, isRight, found: found.map(shown) };
});

test('every pair is judged rightly', () => {
  expect(judged.filter(({ isRight }) => !isRight)).toEqual([]);
});
