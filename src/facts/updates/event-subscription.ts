import { createOnly, handlers, keptWhenRemoved, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-eventsubscription';

/** Source: the schema, and Translator.java, `modifyEventSubscriptionRequest`; the handler turns one on that does not say `Enabled`. */
export const eventSubscriptionUpdates = typeUpdates(
  'AWS::RDS::EventSubscription',
  { identifier: 'SubscriptionName', holdsData: false },
  [schema(FOLDER), ...handlers(FOLDER, 'UpdateHandler.java', 'Translator.java'), reference('eventsubscription')],
  createOnly('SnsTopicArn', 'SubscriptionName'),
  keptWhenRemoved('EventCategories', 'SourceType'),
  { Enabled: { resetsTo: 'true' } },
);
