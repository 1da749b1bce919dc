import { App, SecretValue, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraChecks, ClusterDefaults, RestoreSource, SingleMasterCluster, SingleMasterClusterProps } from '../../../src';
import { validateAsCdk } from '../../support/cdk-validation';
import { MYSQL, POSTGRES, newStack, newVpc, textToken } from '../fixtures';

type Restored = Partial<SingleMasterClusterProps>;

const TIME = '2026-11-01T12:00:00Z';
const ARN = 'arn:aws:rds:eu-west-1:123456789012:cluster:orders';

function restored(props: Restored | ((stack: Stack) => Restored)): { stack: Stack; cluster: SingleMasterCluster; template: Template } {
  const stack = newStack();
  const own = typeof props === 'function' ? props(stack) : props;
  const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack), ...own });
  return { stack, cluster, template: Template.fromStack(stack) };
}

const SNAPSHOT = RestoreSource.snapshot('before-the-upgrade');
const COPY = RestoreSource.pointInTimeOf('orders');
const CLONE = RestoreSource.cloneOf(ARN);

const NOTHING = {
  SnapshotIdentifier: Match.absent(),
  SourceDBClusterIdentifier: Match.absent(),
  RestoreToTime: Match.absent(),
  RestoreType: Match.absent(),
  UseLatestRestorableTime: Match.absent(),
};

describe('what CloudFormation is told', () => {
  test.each<[string, RestoreSource, object]>([
    ['a snapshot', SNAPSHOT, { SnapshotIdentifier: 'before-the-upgrade' }],
    ['the latest moment', COPY, { SourceDBClusterIdentifier: 'orders', UseLatestRestorableTime: true }],
    ['a moment', RestoreSource.pointInTimeOf('orders', { restoreToTime: TIME }), { SourceDBClusterIdentifier: 'orders', RestoreToTime: TIME }],
    ['a clone', CLONE, { SourceDBClusterIdentifier: ARN, RestoreType: 'copy-on-write', UseLatestRestorableTime: true }],
  ])('%s', (_name, restoreFrom, expected) => {
    restored({ restoreFrom }).template.hasResourceProperties('AWS::RDS::DBCluster', { ...NOTHING, ...expected });
  });

  test.each([
    ['snapshot', SNAPSHOT],
    ['copy', COPY],
    ['clone', CLONE],
  ])('the master user is that of the source of a %s, and RDS takes over its password', (_name, restoreFrom) => {
    restored({ restoreFrom }).template.hasResourceProperties('AWS::RDS::DBCluster', {
      ManageMasterUserPassword: true,
      MasterUsername: Match.absent(),
      MasterUserPassword: Match.absent(),
    });
  });

  test.each([
    ['snapshot', SNAPSHOT, 'shop'],
    ['copy', COPY, Match.absent()],
    ['clone', CLONE, Match.absent()],
  ])('the database of a %s', (_name, restoreFrom, expected) => {
    restored({ restoreFrom, defaultDatabaseName: 'shop' }).template.hasResourceProperties('AWS::RDS::DBCluster', { DatabaseName: expected });
  });

  test('credentials that are given replace the password, and not the user', () => {
    restored({ restoreFrom: SNAPSHOT, credentials: rds.Credentials.fromPassword('owner', SecretValue.ssmSecure('/password', '1')) }).template
      .hasResourceProperties('AWS::RDS::DBCluster', {
        ManageMasterUserPassword: Match.absent(),
        MasterUsername: Match.absent(),
        MasterUserPassword: '{{resolve:ssm-secure:/password:1}}',
      });
  });
});

describe('a cluster of the app', () => {
  test.each([
    ['copied', (source: rds.IDatabaseCluster) => RestoreSource.pointInTime(source)],
    ['copied as it was', (source: rds.IDatabaseCluster) => RestoreSource.pointInTime(source, { restoreToTime: TIME })],
    ['cloned', (source: rds.IDatabaseCluster) => RestoreSource.clone(source)],
  ])('is %s once its instances exist', (_name, make) => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const source = new SingleMasterCluster(stack, 'Source', { engine: POSTGRES, vpc });
    const from = make(source);
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, restoreFrom: from });

    const template = Template.fromStack(stack);
    template.hasResource('AWS::RDS::DBCluster', {
      Properties: { SourceDBClusterIdentifier: { Ref: 'Source71E471F1' }, StorageEncrypted: true, KmsKeyId: Match.absent() },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^SourceInstance1'), Match.stringLikeRegexp('^SourceInstance2')]),
    });
    expect(from.sourceCluster).toBe(source);
    expect(AuroraChecks.findings(stack)).toEqual([]);
  });

  test('can be known by its attributes', () => {
    const { template } = restored((stack) => ({
      restoreFrom: RestoreSource.clone(rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Source', { clusterIdentifier: 'orders' })),
    }));
    template.hasResourceProperties('AWS::RDS::DBCluster', { SourceDBClusterIdentifier: 'orders' });
  });
});

describe('encryption', () => {
  test.each<[string, RestoreSource, unknown]>([
    ['of a snapshot is not said, since CloudFormation wants it left out', SNAPSHOT, Match.absent()],
    ['of a copy is that of its source, or else the copy is refused', COPY, true],
    ['of a clone is that of its source, or else the clone is refused', CLONE, true],
  ])('%s', (_name, restoreFrom, storageEncrypted) => {
    const { cluster, template } = restored({ restoreFrom });
    template.hasResourceProperties('AWS::RDS::DBCluster', { KmsKeyId: Match.absent(), StorageEncrypted: storageEncrypted });
    expect(cluster.encryptionKey).toBeUndefined();
  });

  test.each([
    ['snapshot', SNAPSHOT],
    ['clone', CLONE],
  ])('the key that is given encrypts what comes from a %s', (_name, restoreFrom) => {
    const { cluster, template } = restored((stack) => ({ restoreFrom, storageEncryptionKey: new kms.Key(stack, 'Mine') }));
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Mine'), 'Arn'] };
    template.hasResourceProperties('AWS::RDS::DBCluster', { KmsKeyId: key, StorageEncrypted: true, MasterUserSecret: { KmsKeyId: key } });
    template.resourceCountIs('AWS::KMS::Key', 1);
    expect(cluster.encryptionKey).toBeDefined();
  });

  test('a key of its own encrypts secret and log groups', () => {
    const { template } = restored({ restoreFrom: SNAPSHOT });
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^DbEncryptionKey'), 'Arn'] };
    template.hasResourceProperties('AWS::RDS::DBCluster', { MasterUserSecret: { KmsKeyId: key } });
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: key });
  });

  test('no key of its own on request', () => {
    restored({ restoreFrom: SNAPSHOT, customerManagedKey: false }).template.resourceCountIs('AWS::KMS::Key', 0);
  });
});

describe('backtrack', () => {
  test.each([
    ['of a snapshot is a default', SNAPSHOT, 86400],
    ['of a copy cannot be set', COPY, Match.absent()],
  ])('%s', (_name, restoreFrom, expected) => {
    restored({ engine: MYSQL, restoreFrom }).template.hasResourceProperties('AWS::RDS::DBCluster', { BacktrackWindow: expected });
  });
});

describe.each([
  ['PostgreSQL', POSTGRES],
  ['MySQL', MYSQL],
])('%s', (_engine, engine) => {
  test.each([
    ['snapshot', SNAPSHOT],
    ['copy', COPY],
    ['copy as it was', RestoreSource.pointInTimeOf('orders', { restoreToTime: TIME })],
    ['clone', CLONE],
  ])('a restored cluster has no finding: %s', (_name, restoreFrom) => {
    const { stack } = restored({ engine, restoreFrom, defaultDatabaseName: 'shop' });
    expect(AuroraChecks.findings(stack)).toEqual([]);
  });
});

describe('the validation that comes with CDK, in its strict form, accepts', () => {
  validateAsCdk();

  test.each<[string, Restored]>([
    ['a snapshot', { restoreFrom: SNAPSHOT }],
    ['a copy', { restoreFrom: COPY }],
    ['a clone', { restoreFrom: CLONE }],
    ['a snapshot with a password', { restoreFrom: SNAPSHOT, credentials: rds.Credentials.fromGeneratedSecret('owner') }],
    ['a clone with a password', { restoreFrom: CLONE, credentials: rds.Credentials.fromGeneratedSecret('owner') }],
  ])('%s', (_name, props) => {
    const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '123456789012' } });
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack), ...props });
    expect(() => app.synth()).not.toThrow();
  });
});

test('with the defaults of aws-rds only the source is added', () => {
  const writer = rds.ClusterInstance.provisioned('writer');
  restored({ restoreFrom: COPY, defaults: ClusterDefaults.AWS_RDS, writer }).template.hasResourceProperties('AWS::RDS::DBCluster', {
    SourceDBClusterIdentifier: 'orders',
    MasterUsername: Match.absent(),
    StorageEncrypted: Match.absent(),
  });
});

describe('arguments', () => {
  test.each<[string, () => unknown, string]>([
    ['snapshot', () => RestoreSource.snapshot(''), '`identifierOrArn` must not be empty, got: \'\'; name the snapshot'],
    ['pointInTimeOf', () => RestoreSource.pointInTimeOf(' '), '`clusterIdentifier` must not be empty, got: \' \'; name the cluster that is copied'],
    ['cloneOf', () => RestoreSource.cloneOf(''), '`identifierOrArn` must not be empty, got: \'\'; name the cluster that is cloned'],
    ['restoreToTime', () => RestoreSource.pointInTimeOf('orders', { restoreToTime: '' }), '`restoreToTime` must not be empty, got: \'\'; leave it out for the latest moment'],
  ])('%s must not be empty', (_name, make, message) => {
    expect(make).toThrow(new Error(message));
  });

  test('tokens are passed on', () => {
    restored({ restoreFrom: RestoreSource.snapshot(textToken('snapshot')) }).template
      .hasResourceProperties('AWS::RDS::DBCluster', { SnapshotIdentifier: 'snapshot' });
    restored({ restoreFrom: RestoreSource.pointInTimeOf(textToken('orders'), { restoreToTime: textToken(TIME) }) }).template
      .hasResourceProperties('AWS::RDS::DBCluster', { SourceDBClusterIdentifier: 'orders', RestoreToTime: TIME });
  });
});
