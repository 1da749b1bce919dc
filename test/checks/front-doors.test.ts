import { Validations } from 'aws-cdk-lib';
import { AuroraChecks } from '../../src';
import { FAULTY_APPS } from '../support/apps';
import { DOORS, Reported, nodes, synthesize } from '../support/doors';

const expected = (app: Parameters<typeof AuroraChecks.findings>[0]): Reported =>
  AuroraChecks.findings(app)
    .map(({ ruleId, constructPath, severity }) => `${ruleId} @ ${constructPath}: ${severity}`)
    .sort();

describe.each(Object.entries(FAULTY_APPS))('%s', (_, makeApp) => {
  test('findings, before synthesis', () => {
    const findings = AuroraChecks.findings(makeApp());
    const shown = findings.map(({ ruleId, constructPath, property, message }) => ({ ruleId, constructPath, property, message }));
    expect(shown).toMatchSnapshot();
  });

  test.each(Object.entries(DOORS))('%s reports the same', (__, door) => {
    const app = makeApp();
    door.open(app);
    synthesize(app);
    expect(door.reported(app)).toEqual(expected(makeApp()));
    expect(expected(app)).toEqual(expected(makeApp()));
  });

  test('nothing is reported twice when all are active', () => {
    const app = makeApp();
    Object.values(DOORS).forEach((door) => door.open(app));
    synthesize(app);
    const reported = [...DOORS['the plugin']!.reported(app), ...DOORS['the aspect']!.reported(app)].sort();
    expect(reported).toEqual(expected(makeApp()));
  });

  test.each(Object.entries(DOORS))('acknowledging on the construct silences exactly one rule in %s', (__, door) => {
    const [silenced] = AuroraChecks.findings(makeApp());
    const app = makeApp();
    door.open(app);
    const construct = [...nodes(app)].find((node) => node.node.path === silenced.constructPath)!;
    Validations.of(construct).acknowledge({ id: `Aurora::${silenced.ruleId}`, reason: 'a test' });
    synthesize(app);
    expect(door.reported(app)).toEqual(expected(makeApp()).filter((line) => !line.startsWith(`${silenced.ruleId} @ ${silenced.constructPath}:`)));
    expect(expected(app)).toEqual(door.reported(app));
  });

  test.each(Object.entries(DOORS))('acknowledging on the app silences the rule everywhere in %s', (__, door) => {
    const [{ ruleId }] = AuroraChecks.findings(makeApp());
    const app = makeApp();
    door.open(app);
    Validations.of(app).acknowledge({ id: `Aurora::${ruleId}`, reason: 'a test' });
    synthesize(app);
    expect(door.reported(app)).toEqual(expected(makeApp()).filter((line) => !line.startsWith(`${ruleId} @`)));
  });
});
