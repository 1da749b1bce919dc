import { readFileSync } from 'fs';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AuroraChecks, AuroraFinding, AuroraSeverity } from '../../src';
import { evaluate } from '../../src/engine/evaluate';
import { readConstructTree } from '../../src/readers/construct-tree';
import { RULES } from '../../src/rules';
import { deployedTemplates } from './cases';

/** How many of the templates with the most conditions are looked at. */
const HEAVIEST = 10;

/** The most CPU time the checks of one template may take. */
const LIMIT_MS = 2000;

const count = (text: string): number => (text.match(/"Fn::If"|"Condition"/g) ?? []).length;

/** One version of each template, those with the most conditions first. They belong to others, and are only read here. */
const HEAVIEST_FIRST = [...new Map(
  deployedTemplates(['accepted', 'accepted-weak'])
    .map((template) => ({ ...template, conditions: count(readFileSync(template.file, 'utf8')) }))
    .sort((a, b) => a.conditions - b.conditions)
    .map((template) => [template.id.replace(/-\d+$/, ''), template]),
).values()].sort((a, b) => b.conditions - a.conditions);

function included(file: string, region: string): App | undefined {
  const app = new App();
  try {
    new CfnInclude(new Stack(app, 'Stack', { env: { region, account: '111111111111' } }), 'Template', { templateFile: file, preserveLogicalIds: true });
    return app;
  } catch {
    // CDK could not synthesize it either.
    return undefined;
  }
}

const shown = ({ ruleId, logicalId, message }: AuroraFinding): string => `${ruleId}@${logicalId}: ${message}`;

type Template = (typeof HEAVIEST_FIRST)[number] & { readonly app: App };

/** Those that CDK can include, and no more of them than are looked at. */
function* templates(): Iterable<Template> {
  let found = 0;
  for (const template of HEAVIEST_FIRST) {
    const app = included(template.file, template.region);
    if (app === undefined) continue;
    yield { ...template, app };
    if (++found === HEAVIEST) return;
  }
}

const TEMPLATES = [...templates()];

const found = new Map<App, AuroraFinding[]>();

/** What is found in an app; asked once. */
function findings(app: App): AuroraFinding[] {
  if (!found.has(app)) found.set(app, AuroraChecks.findings(app));
  return found.get(app)!;
}

if (TEMPLATES.length === 0) {
  test.skip('templates with many conditions: the corpus of deployed templates is not beside this checkout', () => undefined);
} else {
  test('the templates with the most conditions have many of them', () => {
    expect(TEMPLATES).toHaveLength(HEAVIEST);
    expect(Math.min(...TEMPLATES.map(({ conditions }) => conditions))).toBeGreaterThanOrEqual(5);
  });

  describe.each(TEMPLATES.map((template) => [`${template.id}, ${template.conditions} conditions`, template] as const))('%s', (_, { file, app }) => {
    test('is checked without failure, in bounded time', () => {
      const before = process.cpuUsage();
      const { failed } = evaluate(readConstructTree(app), RULES);
      const { user, system } = process.cpuUsage(before);
      expect(failed.map(({ rule, error }) => `${rule.id}: ${String(error)}`)).toEqual([]);
      expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
    });

    test('deployed, so it has no error but that it grew old', () => {
      const errors = findings(app).filter(({ severity, lifecycle }) => severity === AuroraSeverity.ERROR && !lifecycle);
      expect(errors.map(shown)).toEqual([]);
    });

    test('what holds conditionally says its condition, by the names the template has', () => {
      const text = readFileSync(file, 'utf8');
      for (const { condition, message } of findings(app)) {
        if (condition === undefined) continue;
        expect(message).toContain(`olds when ${condition}.`);
        for (const [, name] of condition.matchAll(/(?:parameter|condition) (\w+)/g)) expect(text).toContain(`"${name}"`);
      }
    });
  });

  test('some findings do hold conditionally', () => {
    const conditional = TEMPLATES.flatMap(({ app }) => findings(app)).filter(({ condition }) => condition !== undefined);
    expect(conditional.length).toBeGreaterThan(0);
  });
}
