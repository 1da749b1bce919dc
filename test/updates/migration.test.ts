import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraChecks, AuroraFinding, ClusterDefaults, SingleMasterCluster, SingleMasterClusterProps } from 'cdk-aurora-topology';
import { MYSQL, POSTGRES } from '../constructs/fixtures';
import { inOneStack } from './apps';
import { newFolder, templatesOf } from './support';

const ROOT = join(__dirname, '..', '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'migrate-from-aws-rds.md'), 'utf8');

type Props = Partial<SingleMasterClusterProps> & { readonly manageMasterUserPassword?: boolean };

interface Step {
  /** What is given, beside the defaults of aws-rds. */
  readonly give: (stack: Stack, vpc: ec2.IVpc) => Props;
  readonly engine?: rds.IClusterEngine;
}

const give = (props: Props): Step => ({ give: () => props });

/** How each row of the table is done. */
const STEPS: Readonly<Record<string, Step>> = {
  'Deletion protection': give({ deletionProtection: true }),
  '14 days of backups': give({ backup: { retention: Duration.days(14) } }),
  'Final snapshot': give({ removalPolicy: RemovalPolicy.SNAPSHOT }),
  'IAM authentication': give({ iamAuthentication: true }),
  'Enhanced Monitoring': give({ monitoringInterval: Duration.minutes(1) }),
  'Performance Insights': give({ enablePerformanceInsights: true }),
  'Log exports': give({ cloudwatchLogsExports: ['postgresql'] }),
  'TLS, audit and slow query log': give({ parameters: { 'rds.force_ssl': '1' } }),
  'A reader in another zone': give({ readers: ['Reader', 'Another'].map((id) => rds.ClusterInstance.provisioned(id)) }),
  'Port': give({ port: 15432 }),
  'Password that RDS manages': give({ manageMasterUserPassword: true }),
  'Subnets': give({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }),
  'A subnet group of its own': { give: (stack, vpc) => ({ subnetGroup: new rds.SubnetGroup(stack, 'Group', { vpc, description: 'Databases' }) }) },
  'Encryption': give({ storageEncrypted: true }),
  'A key of its own': give({ customerManagedKey: true }),
  'A key that exists': { give: (stack) => ({ storageEncryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/orders') }) },
  'A known identifier, for log groups of the stack': give({ clusterIdentifier: 'orders' }),
  'Name of the first database': give({ defaultDatabaseName: 'orders' }),
  'Backtrack': { ...give({ backtrackWindow: Duration.hours(24) }), engine: MYSQL },
};

interface Row {
  readonly name: string;
  readonly property: string;
  readonly says: string;
}

/** The rows of the table that says what each step does. */
const rows = [...GUIDE.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  .map(([, name, property, says]): Row => ({ name: name!, property: property!, says: says! }))
  .filter(({ name, property }) => property.startsWith('`') && !name.startsWith('`'));

/** What an update does, as the table says it. */
type Effect = 'nothing' | 'in place' | 'in place, with an interruption' | 'refused' | '**replaces the cluster**';

const EFFECTS: readonly Effect[] = ['nothing', 'in place, with an interruption', 'in place', 'refused', '**replaces the cluster**'];

interface Outcome {
  readonly effect: Effect;
  /** The properties at fault. */
  readonly properties: readonly string[];
}

const NOTHING = give({});

/** An app with a cluster that has the defaults of aws-rds, but for what is given. */
function app({ give: giveProps, engine = POSTGRES }: Step): App {
  const make = inOneStack((stack, vpc) => {
    new SingleMasterCluster(stack, 'Db', {
      engine,
      vpc,
      writer: rds.ClusterInstance.provisioned('Writer'),
      readers: [rds.ClusterInstance.provisioned('Reader')],
      defaults: ClusterDefaults.AWS_RDS,
      ...giveProps(stack, vpc),
    });
  });
  return make({ outdir: newFolder() });
}

/** What it does to a deployed app to become another one. */
function outcomeOf(before: App, after: App): Outcome {
  const deployed = templatesOf(before);
  const found = AuroraChecks.findings(after, { baseline: before.outdir }).filter(({ change }) => change !== undefined);
  const is = (effect: string) => found.some((finding) => finding.effect === effect);
  const properties = found.flatMap(({ change }) => change!.property ?? []);
  if (found.some(isReplacedCluster)) return { effect: '**replaces the cluster**', properties };
  if (is('rejected')) return { effect: 'refused', properties };
  if (is('interrupted')) return { effect: 'in place, with an interruption', properties };
  // No other finding about a change is expected of a row.
  expect(found).toEqual([]);
  const undecided = AuroraChecks.undecided(after, { baseline: before.outdir });
  // What rules ask of subnets that are not in the app has nothing to do with changes.
  expect(undecided.filter(({ property }) => property !== 'SubnetIds')).toEqual([]);
  return { effect: JSON.stringify(templatesOf(after)) === JSON.stringify(deployed) ? 'nothing' : 'in place', properties };
}

const isReplacedCluster = ({ effect, constructPath, change }: AuroraFinding): boolean =>
  effect === 'replaced' && constructPath === 'Stack/Db/Resource' && change!.replacement;

test('every row of the table is done here, and nothing else', () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(STEPS));
});

describe.each(rows)('$name', ({ name, property, says }) => {
  const step = STEPS[name] ?? NOTHING;

  test('the table names the property to give', () => {
    let names: readonly string[] = [];
    inOneStack((stack, vpc) => {
      names = Object.keys(step.give(stack, vpc));
    })({ outdir: newFolder() });
    expect(names.filter((given) => !property.startsWith(`\`${given}`))).toEqual([]);
  });

  test('is what the table says', () => {
    const { effect, properties } = outcomeOf(app({ ...step, ...NOTHING }), app(step));
    expect(effect).toBe(EFFECTS.find((one) => says.startsWith(one)));
    const [, named] = /\(`(\w+)`\)/.exec(says) ?? [];
    if (named !== undefined) expect(properties).toContain(named);
  });
});

describe('all at once', () => {
  test('replaces the cluster, for its name, its key and its encryption', () => {
    expect(outcomeOf(app(NOTHING), app(give({ defaults: ClusterDefaults.SECURE })))).toEqual({
      effect: '**replaces the cluster**',
      properties: ['DBClusterIdentifier', 'KmsKeyId', 'StorageEncrypted'],
    });
  });

  test('is refused where the cluster has a name', () => {
    const named = { clusterIdentifier: 'orders' };
    expect(outcomeOf(app(give(named)), app(give({ ...named, defaults: ClusterDefaults.SECURE })))).toEqual({
      effect: 'refused',
      properties: ['KmsKeyId', 'StorageEncrypted'],
    });
  });
});

test('the test that the guide names is there', () => {
  const named = [...GUIDE.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, path]) => path!);
  expect(named).not.toEqual([]);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
