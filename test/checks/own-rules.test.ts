import { Fn, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks, AuroraClusterModel, AuroraEffect, AuroraSeverity, AuroraViolation, IAuroraRule } from '../../src';
import { newApp } from '../support/apps';
import { DOORS, synthesize } from '../support/doors';

/** An organisation's policy: one family of instance classes, and enough readers in production. */
class CompanyReaders implements IAuroraRule {
  public readonly ruleId = 'CompanyReaders';
  public readonly summary = 'Production clusters have two readers.';
  public readonly effect = AuroraEffect.REJECTED;
  public readonly documentation = 'https://wiki.example.com/aurora';

  public check(cluster: AuroraClusterModel): AuroraViolation[] {
    const readers = cluster.instances.length - 1;
    if (!cluster.constructPath.startsWith('Production/') || readers >= 2) return [];
    return [{ what: `the cluster has ${readers} readers`, why: 'production needs two', fix: 'add a reader' }];
  }
}

class CompanyInstanceClass implements IAuroraRule {
  public readonly ruleId = 'CompanyInstanceClass';
  public readonly summary = 'Instances are of the families r7g and r8g.';

  public check(cluster: AuroraClusterModel): AuroraViolation[] {
    return cluster.instances.filter(({ instanceClass }) => !/^db\.r[78]g\./.test(instanceClass ?? '')).map((instance) => ({
      instance,
      property: 'DBInstanceClass',
      what: `DBInstanceClass is '${instance.instanceClass}'`,
      why: 'the platform team supports r7g and r8g',
      fix: "set DBInstanceClass to 'db.r7g.large'",
    }));
  }
}

const rules = [new CompanyReaders(), new CompanyInstanceClass()];

function production(dbInstanceClass: string) {
  const app = newApp();
  const stack = new Stack(app, 'Production', { env: { region: 'eu-west-1', account: '111122223333' } });
  const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', engineVersion: '16.8', port: 5432, storageEncrypted: true });
  for (const id of ['Writer', 'Reader']) {
    new rds.CfnDBInstance(stack, id, { engine: 'aurora-postgresql', dbInstanceClass, dbClusterIdentifier: cluster.ref, promotionTier: 1, availabilityZone: `eu-west-1${id === 'Writer' ? 'a' : 'b'}` });
  }
  return app;
}

const own = (app: ReturnType<typeof newApp>) => AuroraChecks.findings(app).filter(({ ruleId }) => ruleId.startsWith('Company'));

test('own rules find what they look for, at the resource they name', () => {
  const app = production('db.r6g.large');
  new AuroraChecks(app, { rules });
  expect(own(app)).toEqual([
    expect.objectContaining({
      ruleId: 'CompanyReaders',
      constructPath: 'Production/Cluster',
      property: undefined,
      severity: 'error',
      message: 'The cluster has 1 readers. Production needs two.',
      documentation: 'https://wiki.example.com/aurora',
    }),
    ...['Reader', 'Writer'].map((id) => expect.objectContaining({
      ruleId: 'CompanyInstanceClass',
      constructPath: `Production/${id}`,
      property: 'DBInstanceClass',
      severity: 'warning',
      message: "DBInstanceClass is 'db.r6g.large'. The platform team supports r7g and r8g.",
      documentation: 'https://github.com/cdk-aurora-topology/cdk-aurora-topology/blob/main/docs/own-rules.md',
    })),
  ]);
});

test('an unknown value ends the check without a finding', () => {
  const app = production(Fn.importValue('class'));
  new AuroraChecks(app, { rules });
  expect(own(app).map(({ ruleId }) => ruleId)).toEqual(['CompanyReaders']);
  expect(AuroraChecks.undecided(app)).toContainEqual({ ruleId: 'CompanyInstanceClass', constructPath: 'Production/Cluster', property: 'DBInstanceClass' });
});

test.each(Object.entries(DOORS))('%s reports them, with the severities that are set', (_, door) => {
  const app = production('db.r6g.large');
  new AuroraChecks(app, { rules, severities: { CompanyInstanceClass: AuroraSeverity.ERROR, CompanyReaders: AuroraSeverity.OFF } });
  door.open(app);
  synthesize(app);
  expect(door.reported(app).filter((line) => line.startsWith('Company'))).toEqual([
    'CompanyInstanceClass @ Production/Reader: error',
    'CompanyInstanceClass @ Production/Writer: error',
  ]);
});

test('the model reads what the template says', () => {
  const app = production('db.r7g.large');
  const seen: unknown[] = [];
  const spy: IAuroraRule = {
    ruleId: 'CompanySpy',
    summary: '',
    check: (cluster) => {
      const [instance] = cluster.instances;
      seen.push(
        [cluster.engine, cluster.engineVersion, cluster.engineMode, cluster.isMultiMaster, cluster.isInGlobalDatabase],
        [cluster.region, cluster.logicalId],
        [cluster.hasProperty('Port'), cluster.numberProperty('Port'), cluster.textProperty('Port'), cluster.booleanProperty('StorageEncrypted')],
        [instance!.instanceClass, instance!.promotionTier, instance!.availabilityZone],
      );
      return [];
    },
  };
  new AuroraChecks(app, { rules: [spy] });
  AuroraChecks.findings(app);
  expect(seen).toEqual([
    ['aurora-postgresql', '16.8', 'provisioned', false, false],
    ['eu-west-1', 'Cluster'],
    [true, 5432, '5432', true],
    ['db.r7g.large', 1, 'eu-west-1a'],
  ]);
});
