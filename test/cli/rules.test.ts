import { AuroraRules } from '../../src/checks';
import { Outcome, aurora } from './support';

const rules = (...args: string[]): Promise<Outcome> => aurora(process.cwd(), ['rules', ...args]);

test('the catalogue is the one of the library', async () => {
  const { status, out } = await rules('--format', 'json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual({ schemaVersion: 1, rules: JSON.parse(JSON.stringify(AuroraRules.all)) });
});

test('it has columns, and a rule a line at a pipe', async () => {
  const { out } = await rules('--topic', 'backtrack');
  expect(out).toBe([
    'backtrack  Backtrack',
    '  BacktrackWindowRange  error    rejected  BacktrackWindow is from 0 to 259200 seconds, which are 72 hours.',
    '  BacktrackEngine       error    rejected  BacktrackWindow is not set on Aurora PostgreSQL, which has no backtrack.',
    '  BacktrackReplica      error    rejected  A cluster that replicates another one is not backtracked.',
    '  BacktrackBinaryLog    warning  degraded  A cluster that can be backtracked has its binary log off.',
    '',
  ].join('\n'));
});

test('columns stay columns at a terminal', async () => {
  const { out } = await aurora(process.cwd(), ['rules', '--topic', 'backtrack'], { columns: 80 });
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(out).toContain(`259200\n${' '.repeat(43)}seconds, which are 72 hours.`);
});

test('topic, effect and severity select', async () => {
  const { out } = await rules('--topic', 'backtrack', '--effect', 'degraded', '--severity', 'warning', '--format', 'markdown');
  expect(out).toBe([
    '## Backtrack (`backtrack`)',
    '',
    '| Rule | Severity | Effect | When it is kept |',
    '|---|---|---|---|',
    '| [`BacktrackBinaryLog`](https://github.com/cdk-aurora-topology/cdk-aurora-topology/blob/main/docs/rules/backtrack.md#backtrackbinarylog) '
      + '| warning | degraded | A cluster that can be backtracked has its binary log off. |',
    '',
  ].join('\n'));
});

test.each([
  [['--topic', 'backtrak'], 'there is no topic backtrak; did you mean backtrack?\n'],
  [['--topic', 'xyz'], /^there is no topic xyz: there are .*backtrack, .*\n$/],
  [['--effect', 'refused'], /Allowed choices are rejected, ignored, degraded, expiring, replaced, interrupted, irreversible\.\n$/],
  [['--severity', 'off'], /Allowed choices are error, warning\.\n$/],
])('%s is said, and ends with 2', async (args, said) => {
  const { status, out, err } = await rules(...args);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(said);
});

test('where no rule is like that, it is said', async () => {
  expect(await rules('--effect', 'ignored', '--severity', 'error')).toEqual({ status: 0, out: '', err: 'no rule is like that\n' });
});
