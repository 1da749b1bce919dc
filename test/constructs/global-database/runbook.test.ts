import { Match, Template } from 'aws-cdk-lib/assertions';
import { MYSQL, POSTGRES } from '../fixtures';
import { ACCOUNT, World } from './fixtures';

const NAME = { globalClusterIdentifier: 'world' };

function steps(world: World): Record<string, string[]> {
  return Object.fromEntries(world.global.runbook.map(({ title, commands }) => [title, commands]));
}

describe('the runbook', () => {
  const world = new World({ clusterIdentifier: 'home' }, NAME);
  world.secondary('eu-west-1', { clusterIdentifier: 'Europe' });
  world.secondary('ap-southeast-2', { clusterIdentifier: 'asia', headless: true });
  const arn = (region: string, name: string) => `arn:aws:rds:${region}:${ACCOUNT}:cluster:${name}`;

  test('switches over from the Region of the primary', () => {
    expect(steps(world)['Switch over to eu-west-1']).toEqual([
      `aws rds switchover-global-cluster --region us-east-1 --global-cluster-identifier world --target-db-cluster-identifier ${arn('eu-west-1', 'europe')}`,
    ]);
  });

  test('fails over from the Region that is left, and says that data is lost', () => {
    expect(steps(world)['Fail over to eu-west-1']).toEqual([
      `aws rds failover-global-cluster --region eu-west-1 --global-cluster-identifier world --target-db-cluster-identifier ${arn('eu-west-1', 'europe')} `
      + '--allow-data-loss',
    ]);
  });

  test('gives a headless cluster an instance first', () => {
    expect(steps(world)['Fail over to ap-southeast-2']).toEqual([
      'aws rds create-db-instance --region ap-southeast-2 --db-instance-identifier <instance> --db-cluster-identifier asia '
      + '--engine aurora-mysql --db-instance-class <class of the primary>',
      'aws rds wait db-instance-available --region ap-southeast-2 --db-instance-identifier <instance>',
      `aws rds failover-global-cluster --region ap-southeast-2 --global-cluster-identifier world --target-db-cluster-identifier ${arn('ap-southeast-2', 'asia')} `
      + '--allow-data-loss',
    ]);
  });

  test('switches back from wherever the primary is', () => {
    expect(steps(world)['Switch back to the first primary']).toEqual([
      'aws rds switchover-global-cluster --region <Region of the current primary> --global-cluster-identifier world '
      + `--target-db-cluster-identifier ${arn('us-east-1', 'home')}`,
    ]);
  });

  test('prints the writer endpoint, which CloudFormation does not give away', () => {
    expect(steps(world)['See which cluster is the primary']).toContain(
      "aws rds describe-global-clusters --region us-east-1 --global-cluster-identifier world --query 'GlobalClusters[0].Endpoint' --output text",
    );
  });

  test('upgrades Aurora MySQL secondaries first', () => {
    expect(steps(world)['Upgrade the minor version']).toEqual([
      'npx cdk deploy --exclusively eu-west-1 ap-southeast-2',
      'npx cdk deploy --exclusively us-east-1',
    ]);
  });

  test('upgrades Aurora PostgreSQL with one call', () => {
    const other = new World({}, NAME, POSTGRES);
    other.secondary('eu-west-1');
    expect(steps(other)['Upgrade the minor version']).toEqual([
      'aws rds modify-global-cluster --region us-east-1 --global-cluster-identifier world --engine-version <new version>',
      'npx cdk deploy --exclusively us-east-1 eu-west-1',
    ]);
  });

  test.each([['Aurora MySQL', MYSQL], ['Aurora PostgreSQL', POSTGRES]])('upgrades %s to another major version as one', (_name, engine) => {
    const other = new World({}, NAME, engine);
    expect(steps(other)['Upgrade the major version']).toEqual([
      'aws rds modify-global-cluster --region us-east-1 --global-cluster-identifier world --engine-version <new version> --allow-major-version-upgrade',
      'npx cdk deploy --exclusively us-east-1',
    ]);
  });

  test('tears secondaries down first', () => {
    expect(steps(world)['Tear down']).toEqual([
      'npx cdk destroy --exclusively eu-west-1',
      'npx cdk destroy --exclusively ap-southeast-2',
      'npx cdk destroy --exclusively us-east-1',
    ]);
  });

  test('says of every step when to take it', () => {
    for (const { notes, commands } of world.global.runbook) {
      expect(notes.length).toBeGreaterThan(0);
      expect(commands.length).toBeGreaterThan(0);
    }
  });
});

describe('outputs', () => {
  test('have the commands, each in the stack of its cluster', () => {
    const world = new World({}, NAME);
    const { stack } = world.secondary('eu-west-1', { clusterIdentifier: 'europe' });
    const template = Template.fromStack(stack);
    template.hasOutput('*', { Value: Match.stringLikeRegexp('^aws rds switchover-global-cluster .*:eu-west-1:.*:cluster:europe$') });
    template.hasOutput('*', { Value: Match.stringLikeRegexp('^aws rds failover-global-cluster .* --allow-data-loss$') });
    const home = Template.fromStack(world.stack);
    home.hasOutput('*', { Value: 'world' });
    home.hasOutput('*', { Value: Match.stringLikeRegexp('^aws rds switchover-global-cluster .*:us-east-1:') });
    home.hasOutput('*', { Value: Match.stringLikeRegexp('^aws rds describe-global-clusters .*Endpoint') });
  });

  test('can be left out', () => {
    const world = new World({}, { runbookOutputs: false });
    const { stack } = world.secondary('eu-west-1');
    expect(Template.fromStack(world.stack).findOutputs('*')).toEqual({});
    expect(Template.fromStack(stack).findOutputs('*')).toEqual({});
  });
});
