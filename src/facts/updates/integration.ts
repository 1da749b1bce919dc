import { createOnly, handlers, keptWhenRemoved, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-integration';

/**
 * Zero-ETL integrations: a new one reads everything once more. CloudFormation knows one by its ARN, so no name stands in the way.
 * Source: the schema, and Translator.java, `modifyIntegrationRequest`.
 */
export const integrationUpdates = typeUpdates(
  'AWS::RDS::Integration',
  { holdsData: false },
  [schema(FOLDER), ...handlers(FOLDER, 'Translator.java'), reference('integration')],
  createOnly('AdditionalEncryptionContext', 'KMSKeyId', 'SourceArn', 'TargetArn'),
  keptWhenRemoved('Description'),
);
