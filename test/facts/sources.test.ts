import { WITNESSES, apiModel, apiReference, bestWitness, cfnHandler, cfnReference, cfnSchema, multiMasterGuide, serviceError, userGuide, witnessOf } from '../../src/facts/sources';

const DAY = '2026-11-28';
const report = serviceError('no', 'https://github.com/hashicorp/terraform/issues/1', DAY);
const javaHandler = cfnHandler('aws-rds-dbcluster/src/main/java/CreateHandler.java', DAY, 'its words');

test.each([
  ['service message', report],
  ['service message', serviceError('no', 'https://repost.aws/questions/1', DAY)],
  ['handler', javaHandler],
  ['schema', cfnHandler('aws-rds-dbcluster/aws-rds-dbcluster.json', DAY)],
  ['schema', cfnSchema('AWS::RDS::DBProxy', DAY)],
  ['API model', apiModel('IAMAuthMode', DAY)],
  ['documentation', userGuide('a.html', DAY)],
  ['documentation', apiReference('a.html', DAY)],
  ['documentation', cfnReference('a.html', DAY)],
  ['documentation', multiMasterGuide],
  ['documentation', { ...userGuide('a.html', DAY), quote: 'no' }],
])('%s', (witness, source) => expect(witnessOf(source)).toBe(witness));

test('a report without the words of the service, and a handler that only makes a request, show no refusal', () => {
  const issue = { url: 'https://github.com/aws/aws-cdk/pull/31524', read: DAY };
  expect(witnessOf(issue)).toBeUndefined();
  expect(witnessOf(cfnHandler('aws-rds-dbcluster/src/main/java/Translator.java', DAY))).toBeUndefined();
  expect(bestWitness([issue])).toBeUndefined();
  expect(bestWitness([])).toBeUndefined();
});

test('the most certain one counts', () => {
  expect(bestWitness([userGuide('a.html', DAY), javaHandler, report])).toBe('service message');
  expect(bestWitness([userGuide('a.html', DAY), apiModel('IAMAuthMode', DAY)])).toBe('API model');
  expect(WITNESSES.at(-1)).toBe('documentation');
});
