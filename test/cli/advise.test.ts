import { readFileSync } from 'fs';
import { join } from 'path';
import fc from 'fast-check';
import prompts from 'prompts';
import { LoadPattern, TopologyAdvice, TopologyAdvisor, WorkloadEngine, WorkloadRequirements } from '../../src/advisor';
import { Asker, askFor } from '../../src/cli/advise/ask';
import { PROPERTIES, QUESTIONS, flagOf } from '../../src/cli/advise/questions';
import { WORKLOAD_PROPERTIES, Workload, WorkloadProperty } from '../../src/facts/workload';
import { Outcome, aurora } from './support';

const advise = (args: readonly string[], isInteractive = false): Promise<Outcome> => aurora(process.cwd(), ['advise', ...args], { isInteractive });
const adviceIn = ({ out }: Outcome): TopologyAdvice => JSON.parse(out) as TopologyAdvice;

describe('flags', () => {
  test('there is one for every property of WorkloadRequirements', async () => {
    const source = readFileSync(join(__dirname, '../../src/advisor/workload-requirements.ts'), 'utf8');
    const declared = [...source.slice(source.indexOf('export interface WorkloadRequirements')).matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name!);
    expect([...PROPERTIES].sort()).toEqual(declared.sort());
    const { out } = await advise(['--help']);
    for (const property of PROPERTIES) expect(out).toContain(`--${flagOf(property)} `);
  });

  test('are the requirements that the advisor gets', async () => {
    const requirements: WorkloadRequirements = {
      tolerableWriteOutageSeconds: 10,
      canQueueWrites: false,
      resolvesConflicts: true,
      engine: WorkloadEngine.MYSQL,
      canUseMySql56: true,
      readRegions: 2,
      writeRegions: 2,
      writesInAllRegionsAtOnce: false,
      tolerableRegionDataLossSeconds: 5.5,
      exceedsLargestInstance: false,
      canShard: false,
      canUseDsql: false,
      writesThroughReaders: true,
      writesDuringUpgrades: true,
      load: LoadPattern.INTERMITTENT,
      ioCostPercent: 30,
    };
    const given = Object.entries(requirements).flatMap(([property, value]) => {
      const flag = `--${flagOf(property as WorkloadProperty)}`;
      return value === true ? [flag] : [flag, value === false ? 'no' : String(value).toLowerCase()];
    });
    const outcome = await advise([...given, '--format', 'json']);
    expect(outcome).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(outcome.out)).toEqual({ schemaVersion: 1, requirements, ...TopologyAdvisor.recommend(requirements) });
  });

  test.each([
    [['--read-regions', '0'], '--read-regions must be a whole number of at least 1, got: 0'],
    [['--read-regions', 'two'], '--read-regions must be a whole number of at least 1, got: two'],
    [['--tolerable-write-outage-seconds', '-1'], '--tolerable-write-outage-seconds must be a number of at least 0, got: -1'],
    [['--tolerable-write-outage-seconds', ''], '--tolerable-write-outage-seconds must be a number of at least 0, got: '],
    [['--io-cost-percent', '101'], '--io-cost-percent must be a number from 0 to 100, got: 101'],
    [['--engine', 'oracle'], '--engine must be one of mysql, postgresql, got: oracle'],
    [['--can-shard', 'maybe'], '--can-shard must be yes or no, got: maybe'],
  ])('%s makes no sense', async (args, said) => {
    expect(await advise(args)).toEqual({ status: 2, out: '', err: `${said}; leave it out if it is not known\n` });
  });
});

describe('the result', () => {
  test('is readable', async () => {
    const { status, out, err } = await advise(['--engine', 'postgresql', '--tolerable-write-outage-seconds', '10', '--read-regions', '2', '--load', 'variable']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatchSnapshot();
  });

  test('says where nothing is known', async () => {
    const { status, err, out } = await advise([]);
    expect(status).toBe(0);
    expect(err).toBe('nothing is said about the workload, so that everything is assumed: aurora-topology advise --help lists what can be said\n');
    expect(out).toMatch(/^Recommended: .*\(SINGLE_MASTER\)\n/);
  });
});

describe('at a terminal', () => {
  test('what is not given is asked, in the order that decides what else matters', async () => {
    const asked: string[] = [];
    const answers: Record<string, string> = { [QUESTIONS.readRegions.question]: '2', [QUESTIONS.load.question]: 'STEADY' };
    const ask: Asker = ({ message }) => {
      const [question = '', why = ''] = String(message).split('\n');
      asked.push(question);
      expect(why).not.toBe('');
      return Promise.resolve({ answer: answers[question] ?? '' });
    };
    expect(await askFor({ engine: 'MYSQL', writesDuringUpgrades: true }, ask)).toEqual({ engine: 'MYSQL', writesDuringUpgrades: true, readRegions: 2, load: 'STEADY' });
    expect(asked).toEqual((['readRegions', 'writeRegions', 'writesInAllRegionsAtOnce', 'tolerableRegionDataLossSeconds', 'tolerableWriteOutageSeconds',
      'exceedsLargestInstance', 'writesThroughReaders', 'load', 'ioCostPercent'] as const).map((property) => QUESTIONS[property].question));
  });

  test('answers are taken as flags are', async () => {
    prompts.inject(['POSTGRESQL', '3', '', '', '', '', '', '', '', '', '', '', '']);
    const outcome = await advise(['--format', 'json'], true);
    expect(adviceIn(outcome)).toMatchObject({ requirements: { engine: 'POSTGRESQL', readRegions: 3 }, topology: 'GLOBAL_DATABASE' });
  });

  test('Ctrl-C ends it', async () => {
    prompts.inject(['MYSQL', new Error('cancelled')]);
    expect(await advise([], true)).toEqual({ status: 2, out: '', err: 'stopped: nothing is recommended\n' });
  });

  test('--no-questions asks nothing', async () => {
    const outcome = await advise(['--no-questions', '--engine', 'mysql', '--format', 'json'], true);
    expect(adviceIn(outcome).topology).toBe('SINGLE_MASTER');
  });

  test('a question that is left out would make no difference', () => {
    const conditional = PROPERTIES.filter((property) => QUESTIONS[property].matters);
    expect(conditional).not.toEqual([]);
    fc.assert(fc.property(workloads, fc.constantFrom(...conditional), (workload, property) => {
      const { [property]: _, ...without } = workload;
      fc.pre(workload[property] !== undefined && !QUESTIONS[property].matters!(without));
      expect(decided(workload)).toEqual(decided(without));
    }), { numRuns: 2_000 });
  });
});

/** What a workload may be, with the numbers that decide. */
const workloads: fc.Arbitrary<Workload> = fc.record(
  Object.fromEntries(PROPERTIES.map((property) => [property, valuesOf(property)])),
  { requiredKeys: [] },
);

function valuesOf(property: WorkloadProperty): fc.Arbitrary<unknown> {
  const kind = WORKLOAD_PROPERTIES[property];
  if (kind.type === 'yes or no') return fc.boolean();
  if (kind.type === 'one of') return fc.constantFrom(...kind.values);
  return kind.whole === true ? fc.integer({ min: 1, max: 8 }) : fc.constantFrom(0, 1, 10, 30, 60, 100);
}

/** What was decided, without the answers it was decided by. */
function decided(workload: Workload): object {
  const { topology, features, unmet, multiMaster: { worthConsidering } } = TopologyAdvisor.recommend(workload as WorkloadRequirements);
  return { topology, features, unmet, worthConsidering };
}
