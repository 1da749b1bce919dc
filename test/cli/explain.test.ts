import { createColors } from 'picocolors';
import { evaluate } from '../../src/engine/evaluate';
import { ChangeExample } from '../../src/engine/example';
import { describeFinding } from '../../src/engine/render';
import { readConstructTree } from '../../src/readers/construct-tree';
import { RULES } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/updates';
import { evaluateChangeExample } from '../support/change-example';
import { exampleApp } from '../support/example-app';
import { Outcome, aurora } from './support';

interface Explained {
  readonly ruleId: string;
  readonly examples: readonly { readonly role: string; readonly yaml: string; readonly cdk?: string }[];
  readonly findings: readonly { readonly message: string }[];
  readonly acknowledge: string;
  readonly sources: readonly { readonly url: string; readonly read: string }[];
}

const explain = (...args: string[]): Promise<Outcome> => aurora(process.cwd(), ['explain', ...args]);
const rulesIn = ({ out }: Outcome): readonly Explained[] => (JSON.parse(out) as { rules: readonly Explained[] }).rules;

test('a rule is explained at a terminal', async () => {
  const { status, out, err } = await explain('BacktrackWindowRange');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toMatchSnapshot();
});

test('a rule about changes is explained by what is deployed and what is about to be', async () => {
  const { status, out } = await explain('Aurora::ClusterEngineModeChanged[serverless->provisioned]', '--format', 'markdown');
  expect(status).toBe(0);
  expect(out).toMatchSnapshot();
});

test.each(['BacktrackWindowRange', 'Aurora::BacktrackWindowRange', 'backtrackwindowrange'])('%s is found', async (name) => {
  expect(rulesIn(await explain(name, '--format', 'json'))).toMatchObject([{
    ruleId: 'BacktrackWindowRange',
    severity: 'error',
    effect: 'rejected',
    witness: 'service message',
    acknowledge: 'Aurora::BacktrackWindowRange',
    examples: [{ role: 'wrong' }, { role: 'right' }],
  }]);
});

test('the change that a finding names is what is acknowledged', async () => {
  const [explained] = rulesIn(await explain('Aurora::ClusterEngineModeChanged[serverless->provisioned]', '--format', 'json'));
  expect(explained!.acknowledge).toBe('Aurora::ClusterEngineModeChanged[serverless->provisioned]');
});

test.each([
  ['BacktrackWindowRange', 'Aurora::BacktrackWindowRange', false],
  ['ClusterEngineModeChanged', 'Aurora::ClusterEngineModeChanged[serverless->provisioned]', true],
])('%s is acknowledged as findings name it', async (rule, acknowledge, acknowledgesOneChange) => {
  expect(rulesIn(await explain(rule, '--format', 'json'))).toMatchObject([{ acknowledge, acknowledgesOneChange }]);
});

test('what does not exist is said with what may be meant, and the others are explained', async () => {
  const { status, out, err } = await explain('BacktrakWindowRange', 'ClusterTagKey', 'backtrack', 'Nothing', '--format', 'json');
  expect(status).toBe(2);
  expect(rulesIn({ status, out, err }).map(({ ruleId }) => ruleId)).toEqual(['ClusterTagKey']);
  expect(err.split('\n')).toEqual([
    'there is no rule BacktrakWindowRange; did you mean BacktrackWindowRange?',
    'there is no rule backtrack; did you mean BacktrackWindowRange or BacktrackEngine or BacktrackReplica or BacktrackBinaryLog or BacktrackRegion?',
    'there is no rule Nothing: aurora-topology rules lists them all',
    '',
  ]);
});

test('a rule has to be named', async () => {
  expect(await explain()).toMatchObject({ status: 2, err: "error: missing required argument 'RULE'\n" });
});

test('lines fit the terminal, but for code and addresses', async () => {
  const { out } = await aurora(process.cwd(), ['explain', 'BacktrackWindowRange'], { columns: 60, colors: createColors(false) });
  expect(out.split('\n').filter((line) => line.length > 60 && !/https:|acknowledge/.test(line))).toEqual([]);
});

test('every rule is explained, with what it reports of its example, code, and sources', async () => {
  const explained = rulesIn(await explain(...[...RULES, ...CHANGE_RULES].map(({ id }) => id), '--format', 'json'));
  expect(explained).toHaveLength(RULES.length + CHANGE_RULES.length);
  const isShown = ({ examples }: Explained): boolean => examples.filter(({ role, cdk }) => role !== 'what runs' && cdk !== undefined).length === 2
    && examples.every(({ role, yaml }) => yaml !== '' && ['wrong', 'right', 'deployed', 'what runs', 'about to be'].includes(role));
  expect(explained.filter((one) => !isShown(one))).toEqual([]);
  expect(explained.filter(({ sources }) => sources.length === 0)).toEqual([]);
  const reported = new Map(explained.map(({ ruleId, findings }) => [ruleId, findings.map(({ message }) => message)]));
  for (const rule of RULES) {
    const findings = evaluate(readConstructTree(exampleApp(rule.invalid[0]!)), [rule]).findings;
    expect([rule.id, reported.get(rule.id)]).toEqual([rule.id, findings.map(describeFinding)]);
  }
  for (const rule of CHANGE_RULES) {
    const findings = evaluateChangeExample(rule.invalid[0] as ChangeExample, [rule]).findings;
    expect([rule.id, reported.get(rule.id)]).toEqual([rule.id, findings.map(describeFinding)]);
  }
}, 60_000);
