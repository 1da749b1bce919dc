import { createOnly, handlers, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-dbsubnetgroup';

/** Source: the schema, and Translator.java, `modifyDbSubnetGroupRequest`. */
export const subnetGroupUpdates = typeUpdates(
  'AWS::RDS::DBSubnetGroup',
  { identifier: 'DBSubnetGroupName', holdsData: false },
  [schema(FOLDER), ...handlers(FOLDER, 'Translator.java'), reference('dbsubnetgroup')],
  createOnly('DBSubnetGroupName'),
);
