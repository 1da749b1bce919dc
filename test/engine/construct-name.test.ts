import { withConstructName } from '../../src/engine/construct-name';

test.each([
  ['set BackupRetentionPeriod to 35', 'BackupRetentionPeriod', 'backup.retention', 'set BackupRetentionPeriod (`backup.retention` of it) to 35'],
  ['set MaxCapacity to 8', 'ServerlessV2ScalingConfiguration.MaxCapacity', 'serverlessV2MaxCapacity', 'set MaxCapacity (`serverlessV2MaxCapacity` of it) to 8'],
  ['keep SourceDBClusterIdentifier', 'DBClusterIdentifier', 'clusterIdentifier', 'keep SourceDBClusterIdentifier'],
  ['give instanceIdentifier to the writer, which is DBInstanceIdentifier', 'DBInstanceIdentifier', 'instanceIdentifier', 'give instanceIdentifier to the writer, which is DBInstanceIdentifier'],
  ['add a subnet', 'VpcSubnetIds', 'vpcSubnets', 'add a subnet'],
  ['set Port to 3306', 'Port', undefined, 'set Port to 3306'],
  ['add a reader', undefined, 'x', 'add a reader'],
])('%s', (fix, property, name, shown) => {
  expect(withConstructName(fix, property, name, 'of it')).toBe(shown);
});
