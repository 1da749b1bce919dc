import { App, Duration, RemovalPolicy, SecretValue, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { AuroraChecks, ConflictHandling, GlobalDatabase, MultiMasterCluster, SingleMasterCluster } from '../../../src';
import { MYSQL, POSTGRES, agnosticStack, isolatedVpc, newVpc, textToken } from '../fixtures';
import { ACCOUNT, World, regionalStack } from './fixtures';

const GLOBAL = 'AWS::RDS::GlobalCluster';
const CLUSTER = 'AWS::RDS::DBCluster';

function findings(app: App): string[] {
  return AuroraChecks.findings(app).map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`);
}

describe('a global database with defaults', () => {
  test('is made from its primary, so that nothing is said twice', () => {
    const world = new World();
    Template.fromStack(world.stack).hasResource(GLOBAL, {
      DeletionPolicy: 'Delete',
      Properties: {
        GlobalClusterIdentifier: world.global.globalClusterIdentifier,
        SourceDBClusterIdentifier: { Ref: Match.stringLikeRegexp('^WorldPrimary') },
        DeletionProtection: true,
        Engine: Match.absent(),
        EngineVersion: Match.absent(),
        StorageEncrypted: Match.absent(),
      },
    });
  });

  test('comes after the instances of its primary, and goes before them', () => {
    const world = new World();
    Template.fromStack(world.stack).hasResource(GLOBAL, {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^WorldPrimaryInstance1'), Match.stringLikeRegexp('^WorldPrimaryInstance2')]),
    });
  });

  test('has a primary without what a global database refuses', () => {
    const world = new World();
    Template.fromStack(world.stack).hasResourceProperties(CLUSTER, {
      Engine: 'aurora-mysql',
      StorageEncrypted: true,
      DeletionProtection: true,
      EnableIAMDatabaseAuthentication: true,
      MasterUsername: 'admin',
      BacktrackWindow: Match.absent(),
      ManageMasterUserPassword: Match.absent(),
      GlobalClusterIdentifier: Match.absent(),
      EnableGlobalWriteForwarding: Match.absent(),
    });
    expect(SingleMasterCluster.isSingleMasterCluster(world.global.primary)).toBe(true);
  });

  test('has one key for storage, secret and log groups', () => {
    const world = new World();
    const template = Template.fromStack(world.stack);
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^WorldEncryptionKey'), 'Arn'] };
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties(CLUSTER, { KmsKeyId: key });
    template.hasResourceProperties('AWS::SecretsManager::Secret', { KmsKeyId: key });
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: key });
  });

  test('rotates the password from the private subnets', () => {
    const world = new World();
    Template.fromStack(world.stack).hasResourceProperties('AWS::Serverless::Application', {
      Parameters: { vpcSubnetIds: { 'Fn::Join': ['', Match.arrayWith([{ Ref: Match.stringLikeRegexp('^VpcPrivateSubnet1') }])] } },
    });
  });

  test.each([['Aurora MySQL', MYSQL], ['Aurora PostgreSQL', POSTGRES]])('of %s in three Regions has no finding', (_name, engine) => {
    const world = new World({}, {}, engine);
    world.secondary('eu-west-1', { writeForwarding: true });
    world.secondary('ap-southeast-2', { headless: true });
    expect(findings(world.app)).toEqual([]);
  });

  test('is found by its own check', () => {
    const world = new World();
    expect(GlobalDatabase.isGlobalDatabase(world.global)).toBe(true);
    expect(GlobalDatabase.isGlobalDatabase(world.stack)).toBe(false);
    expect(GlobalDatabase.isGlobalDatabase(null)).toBe(false);
  });
});

describe('the name', () => {
  test('is a text that other stacks can repeat', () => {
    const world = new World();
    expect(world.global.globalClusterIdentifier).toMatch(/^[a-z](?:-?[a-z0-9]){0,62}$/);
    const { stack } = world.secondary('eu-west-1');
    Template.fromStack(stack).hasResourceProperties(CLUSTER, { GlobalClusterIdentifier: world.global.globalClusterIdentifier });
  });

  test('is taken as it is given, in the case RDS stores it', () => {
    const world = new World({}, { globalClusterIdentifier: 'Bookings' });
    expect(world.global.globalClusterIdentifier).toBe('bookings');
  });

  test('can be a token', () => {
    const world = new World({}, { globalClusterIdentifier: textToken('later') });
    const { stack } = world.secondary('eu-west-1');
    Template.fromStack(stack).hasResourceProperties(CLUSTER, { GlobalClusterIdentifier: 'later' });
  });

  test('two global databases of one stack have different ones', () => {
    const world = new World();
    const other = new GlobalDatabase(world.stack, 'Other', { primary: { engine: MYSQL, vpc: newVpc(new Stack(world.app, 'Network')) } });
    expect(other.globalClusterIdentifier).not.toBe(world.global.globalClusterIdentifier);
  });
});

describe('the secret', () => {
  test('is replicated to the Region of each secondary, under a name known there', () => {
    const world = new World({}, { globalClusterIdentifier: 'bookings' });
    world.secondary('eu-west-1');
    world.secondary('ap-southeast-2', { headless: true });
    Template.fromStack(world.stack).hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'bookings/master-user',
      ReplicaRegions: [{ Region: 'eu-west-1' }, { Region: 'ap-southeast-2' }],
    });
  });

  test('is replicated once to a Region, and not to its own', () => {
    const world = new World({ credentials: rds.Credentials.fromUsername('boss', { replicaRegions: [{ region: 'eu-west-1' }] }) });
    world.secondary('eu-west-1');
    world.secondary('ap-southeast-2');
    // A mistake, which a check reports: RDS takes one cluster in each Region.
    world.global.addSecondary(world.stack, 'Mistaken', { vpc: newVpc(regionalStack(world.app, 'us-east-1', 'network')) });
    const secret = world.global.primary.node.findChild('Secret').node.defaultChild as secretsmanager.CfnSecret;
    expect(world.stack.resolve(secret.replicaRegions)).toEqual([{ region: 'eu-west-1' }, { region: 'ap-southeast-2' }]);
    expect(world.stack.resolve(secret.generateSecretString)).toMatchObject({ secretStringTemplate: '{"username":"boss"}' });
  });

  test('can be kept in its Region', () => {
    const world = new World({ replicateSecret: false });
    const { cluster } = world.secondary('eu-west-1');
    expect(cluster.secret).toBeUndefined();
    Template.fromStack(world.stack).hasResourceProperties('AWS::SecretsManager::Secret', { Name: Match.absent(), ReplicaRegions: Match.absent() });
  });

  test('of the user is left as it is', () => {
    const stack = agnosticStack();
    const secret = secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'mine');
    const credentials = rds.Credentials.fromSecret(secret);
    const world = new GlobalDatabase(stack, 'World', { primary: { engine: MYSQL, vpc: newVpc(stack), credentials } });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
    template.resourceCountIs('AWS::Serverless::Application', 0);
    expect(world.primary).toBeDefined();
  });

  test('a password of the user makes none', () => {
    const world = new World({ credentials: rds.Credentials.fromPassword('boss', SecretValue.ssmSecure('/password')) });
    const { cluster } = world.secondary('eu-west-1');
    Template.fromStack(world.stack).resourceCountIs('AWS::SecretsManager::Secret', 0);
    expect(cluster.secret).toBeUndefined();
  });

  test('is not rotated without private subnets, nor when that is switched off', () => {
    const stack = regionalStack(new App(), 'us-east-1');
    new GlobalDatabase(stack, 'World', { primary: { engine: MYSQL, vpc: isolatedVpc(stack) } });
    Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
    Template.fromStack(new World({ rotateSecret: false }).stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
  });

  test('is rotated on request from the subnets of the cluster', () => {
    const stack = regionalStack(new App(), 'us-east-1');
    new GlobalDatabase(stack, 'World', { primary: { engine: MYSQL, vpc: isolatedVpc(stack), rotateSecret: true } });
    Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 1);
  });
});

describe('what is said of the primary', () => {
  test('wins over the defaults', () => {
    const world = new World({
      readers: [rds.ClusterInstance.provisioned('Reader', { instanceType: new ec2.InstanceType('r6g.xlarge') })],
      backup: { retention: Duration.days(30) },
      iamAuthentication: false,
      port: 3306,
    });
    const template = Template.fromStack(world.stack);
    template.hasResourceProperties(CLUSTER, { BackupRetentionPeriod: 30, EnableIAMDatabaseAuthentication: false, Port: 3306 });
    template.hasResourceProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.r6g.xlarge' });
  });

  test('is for the checks to judge', () => {
    const world = new World({ backtrackWindow: Duration.hours(1) });
    expect(findings(world.app)).toEqual(['GlobalMemberBacktrack @ us-east-1/World/Primary/Resource']);
  });

  test('an unencrypted one has unencrypted secondaries, and no keys', () => {
    const world = new World({ storageEncrypted: false });
    const { stack, cluster } = world.secondary('eu-west-1');
    expect(cluster.encryptionKey).toBeUndefined();
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties(CLUSTER, { StorageEncrypted: false, KmsKeyId: Match.absent(), SourceRegion: Match.absent() });
    Template.fromStack(world.stack).resourceCountIs('AWS::KMS::Key', 0);
  });

  test('its free key makes none here, and secondaries still have theirs', () => {
    const world = new World({ customerManagedKey: false });
    const { stack } = world.secondary('eu-west-1');
    Template.fromStack(world.stack).resourceCountIs('AWS::KMS::Key', 0);
    Template.fromStack(stack).resourceCountIs('AWS::KMS::Key', 1);
  });
});

describe('removal', () => {
  test.each([
    [RemovalPolicy.DESTROY, 'Delete', 'Delete', false],
    [RemovalPolicy.SNAPSHOT, 'Delete', 'Snapshot', true],
    [RemovalPolicy.RETAIN, 'Retain', 'Retain', true],
  ])('%s is said once for everything', (removalPolicy, ofGlobal, ofClusters, protects) => {
    for (const world of [new World({}, { removalPolicy }), new World({ removalPolicy })]) {
      const { stack } = world.secondary('eu-west-1');
      Template.fromStack(world.stack).hasResource(GLOBAL, { DeletionPolicy: ofGlobal, Properties: { DeletionProtection: protects } });
      Template.fromStack(world.stack).hasResource(CLUSTER, { DeletionPolicy: ofClusters, Properties: { DeletionProtection: protects } });
      Template.fromStack(stack).hasResource(CLUSTER, { DeletionPolicy: ofClusters, Properties: { DeletionProtection: protects } });
    }
  });

  test('protection is switched off once for everything', () => {
    const world = new World({}, { deletionProtection: false });
    const { stack } = world.secondary('eu-west-1');
    Template.fromStack(world.stack).hasResourceProperties(GLOBAL, { DeletionProtection: false });
    Template.fromStack(world.stack).hasResourceProperties(CLUSTER, { DeletionProtection: false });
    Template.fromStack(stack).hasResourceProperties(CLUSTER, { DeletionProtection: false });
  });
});

describe('an existing primary', () => {
  test('of the app becomes the source, and is left as it is', () => {
    const stack = regionalStack(new App(), 'us-east-1');
    const existingPrimary = new SingleMasterCluster(stack, 'Db', {
      engine: POSTGRES,
      vpc: newVpc(stack),
      credentials: rds.Credentials.fromGeneratedSecret('boss'),
    });
    const world = new GlobalDatabase(stack, 'World', { existingPrimary });
    const template = Template.fromStack(stack);
    template.hasResource(GLOBAL, {
      Properties: { SourceDBClusterIdentifier: { Ref: Match.stringLikeRegexp('^Db') } },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^DbInstance1')]),
    });
    template.resourceCountIs(CLUSTER, 1);
    expect(world.engine).toBe(POSTGRES);
    expect(findings(stack.node.root as App)).toEqual([]);
  });

  test('of elsewhere is named, and its engine given', () => {
    const stack = regionalStack(new App(), 'us-east-1');
    const existingPrimary = rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Db', { clusterIdentifier: 'app' });
    const world = new GlobalDatabase(stack, 'World', { existingPrimary, engine: MYSQL, storageEncrypted: false });
    Template.fromStack(stack).hasResourceProperties(GLOBAL, { SourceDBClusterIdentifier: 'app' });
    expect(world.engine).toBe(MYSQL);
    expect(world.storageEncrypted).toBe(false);
    expect(world.runbook.flatMap(({ commands }) => commands)).toContain(
      'aws rds switchover-global-cluster --region <Region of the current primary> --global-cluster-identifier '
      + `${world.globalClusterIdentifier} --target-db-cluster-identifier arn:aws:rds:us-east-1:123456789012:cluster:app`,
    );
  });
});

describe('arguments that make no sense', () => {
  const stack = regionalStack(new App(), 'us-east-1');
  const vpc = newVpc(stack);
  const primary = { engine: MYSQL, vpc };
  const existingPrimary = rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Db', { clusterIdentifier: 'app' });
  const multiMaster = new MultiMasterCluster(stack, 'Multi', { vpc, writers: 2, conflictHandling: ConflictHandling.retry() });

  test.each([
    ['no primary', {}, 'A global database has one primary, got: neither `primary` nor `existingPrimary`; '
      + 'give the properties of a new cluster in `primary`, or a cluster in `existingPrimary`'],
    ['two primaries', { primary, existingPrimary }, 'A global database has one primary, got: both `primary` and `existingPrimary`; '
      + 'give the properties of a new cluster in `primary`, or a cluster in `existingPrimary`'],
    ['several writers', { existingPrimary: multiMaster }, '`existingPrimary` must have one writer, got: a MultiMasterCluster, '
      + 'which cannot be in a global database; give a SingleMasterCluster'],
    ['no engine', { existingPrimary }, '`engine` is needed with an `existingPrimary` that does not know its own, got: none; '
      + 'give `engine` with the version of the cluster'],
    ['two engines', { primary, engine: POSTGRES }, '`engine` is for `existingPrimary`, got: it together with `primary`; say it in `primary`'],
    ['encryption said twice', { primary, storageEncrypted: true },
      '`storageEncrypted` is for `existingPrimary`, got: it together with `primary`; say it in `primary`'],
    ['an empty name', { primary, globalClusterIdentifier: '' }, "`globalClusterIdentifier` must not be empty, got: ''; give a name, or leave it out"],
  ])('%s', (id, props, message) => {
    expect(() => new GlobalDatabase(stack, id, props)).toThrow(new Error(`${message} [at us-east-1/${id}]`));
  });
});

describe('the order of the stacks', () => {
  test('has the secondary after the primary', () => {
    const world = new World();
    const { stack } = world.secondary('eu-west-1');
    const assembly = world.app.synth();
    const ids = assembly.getStackByName(stack.stackName).dependencies.map(({ id }) => id);
    expect(ids).toContain(world.stack.artifactId);
    expect(assembly.getStackByName(world.stack.stackName).dependencies.map(({ id }) => id)).not.toContain(stack.artifactId);
  });

  test('is not known across stages, which a warning says', () => {
    const app = new App();
    const [home, away] = ['us-east-1', 'eu-west-1'].map((region) => {
      return new Stack(new Stage(app, `stage-${region}`), 'Db', { env: { region, account: ACCOUNT } });
    }) as [Stack, Stack];
    const world = new GlobalDatabase(home, 'World', { primary: { engine: MYSQL, vpc: newVpc(home) } });
    world.addSecondary(away, 'World', { vpc: newVpc(away) });
    Annotations.fromStack(away).hasWarning('/stage-eu-west-1/Db/World', Match.stringLikeRegexp(
      'stage-us-east-1/Db has to be deployed before stage-eu-west-1/Db, and deleted after it',
    ));
    expect(() => app.synth()).not.toThrow();
  });
});

test('environment-agnostic stacks get what can be said without a Region', () => {
  const app = new App();
  const [home, away] = [new Stack(app, 'Home'), new Stack(app, 'Away')];
  const world = new GlobalDatabase(home, 'World', { primary: { engine: MYSQL, vpc: newVpc(home) } });
  const secondary = world.addSecondary(away, 'World', { vpc: newVpc(away) });
  expect(world.primaryRegion).toBeUndefined();
  expect(secondary.secret).toBeUndefined();
  const template = Template.fromStack(away);
  template.hasResourceProperties(CLUSTER, { SourceRegion: Match.absent(), StorageEncrypted: true });
  template.hasOutput('*', {
    Value: {
      'Fn::Join': ['', Match.arrayWith([
        Match.stringLikeRegexp('switchover-global-cluster --region <Region of the primary> '),
      ])],
    },
  });
  expect(findings(app)).toEqual([]);
});

test('one Region for two clusters is reported once, by a check', () => {
  const world = new World();
  const stack = regionalStack(world.app, 'us-east-1', 'again');
  world.global.addSecondary(stack, 'World', { vpc: newVpc(stack) });
  expect(findings(world.app)).toEqual(['GlobalMemberRegion @ again/World/Resource']);
});

describe('a global database of elsewhere', () => {
  function imported(): { app: App; world: ReturnType<typeof GlobalDatabase.fromGlobalDatabaseAttributes> } {
    const app = new App();
    const world = GlobalDatabase.fromGlobalDatabaseAttributes(app, 'World', {
      globalClusterIdentifier: 'world', engine: POSTGRES, primaryRegion: 'us-east-1', secretName: 'world/user',
    });
    return { app, world };
  }

  test('takes secondaries', () => {
    const { app, world } = imported();
    const stack = regionalStack(app, 'eu-west-1');
    const secondary = world.addSecondary(stack, 'World', { vpc: newVpc(stack) });
    expect(world.secondaries).toEqual([secondary]);
    expect(secondary.secret?.secretName).toBe('world/user');
    Template.fromStack(stack).hasResourceProperties(CLUSTER, {
      Engine: 'aurora-postgresql',
      EngineVersion: '16.8',
      GlobalClusterIdentifier: 'world',
      SourceRegion: 'us-east-1',
      StorageEncrypted: true,
    });
    expect(findings(app)).toEqual([]);
  });

  test('has a runbook without steps of its primary', () => {
    const { world } = imported();
    expect(world.runbook.map(({ title }) => title)).toEqual([
      'See which cluster is the primary', 'Upgrade the minor version', 'Upgrade the major version', 'Tear down',
    ]);
  });

  test('has a name', () => {
    expect(() => GlobalDatabase.fromGlobalDatabaseAttributes(new App(), 'World', { globalClusterIdentifier: '', engine: MYSQL }))
      .toThrow("`globalClusterIdentifier` must not be empty, got: ''; give the name of the global database");
  });
});
