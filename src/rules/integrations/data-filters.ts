import { rule, topic } from '../../engine/rule';
import {
  MAX_DATA_FILTER, MAX_PATTERN, MAX_PATTERNS, isIncluding, patternProblem, patternsOf, wholeDatabase, wrongFilterCharacter,
} from '../../facts/data-filters';
import { apiReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING } from '../_examples';
import { integration, ofMysql, ofPostgresql } from './_integration-examples';

const READ = '2026-11-22';
const createIntegration = apiReference('API_CreateIntegration.html', READ);
const format = userGuide('zero-etl.filtering.html#zero-etl.filtering-format', '2026-11-28');

const filterMissing = rule('IntegrationDataFilterMissing', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A zero-ETL integration of Aurora PostgreSQL says what it includes.',
  sources: [serviceError('InvalidParameterValue: Your data filter must contain at least one include statement', 'https://github.com/pulumi/pulumi-aws/issues/5897', READ)],
  check: ({ properties, sourceCluster }) => {
    const filter = sourceCluster?.engine === 'aurora-postgresql' ? (properties.string('DataFilter') ?? '') : undefined;
    return filter !== undefined && !isIncluding(filter) && { at: 'DataFilter', shown: filter === '' ? 'missing' : `'${filter}'` };
  },
  what: ({ shown }) => `DataFilter is ${shown} on an integration of Aurora PostgreSQL`,
  why: 'RDS refuses to create the integration: the data filter must contain at least one include statement',
  fix: "set DataFilter to 'include: database.*.*' with the name of your database",
  invalid: [
    { title: 'no filter', resources: ofPostgresql({ DataFilter: undefined }) },
    { title: 'nothing included', resources: ofPostgresql({ DataFilter: 'exclude: sales.public.audit' }) },
  ],
  valid: [
    { title: 'something included', resources: ofPostgresql() },
    { title: 'Aurora MySQL includes everything by default', resources: ofMysql() },
    { title: 'the filter is an import', resources: ofPostgresql({ DataFilter: ANYTHING }) },
    { title: 'the source is outside the app', resources: { Copy: integration({ SourceArn: ANYTHING }) } },
  ],
});

const filter = rule('IntegrationDataFilter', {
  on: 'integration',
  with: 'DataFilter',
  effect: 'rejected',
  since: '0.1.0',
  summary: `DataFilter has at most ${MAX_DATA_FILTER} characters, and none that a filter cannot have.`,
  sources: [createIntegration],
  check: ({ properties }) => {
    const value = properties.string('DataFilter') ?? '';
    const wrong = wrongFilterCharacter(value);
    return (wrong !== undefined || value.length > MAX_DATA_FILTER) && { at: 'DataFilter', wrong, length: value.length };
  },
  what: ({ wrong, length }) => (wrong === undefined ? `DataFilter has ${length} characters, above the limit of ${MAX_DATA_FILTER}` : `DataFilter contains ${JSON.stringify(wrong)}, which a filter cannot have`),
  why: 'RDS refuses to create the integration',
  fix: "write the filter as 'include: database.table' and 'exclude: database.table', with commas between them",
  invalid: [
    { title: 'a semicolon', resources: ofMysql({ DataFilter: 'include: sales.orders; exclude: sales.audit' }) },
    { title: 'too long', resources: ofMysql({ DataFilter: `include: ${'a'.repeat(25_600)}` }) },
  ],
  valid: [
    { title: 'several', resources: ofMysql({ DataFilter: 'include: sales.*, exclude: sales.audit_?' }) },
    { title: 'as long as can be', resources: ofMysql({ DataFilter: 'include: sales.orders'.padEnd(25_600) }) },
    { title: 'the filter is an import', resources: ofMysql({ DataFilter: ANYTHING }) },
  ],
});

const pattern = rule('IntegrationDataFilterPattern', {
  on: 'integration',
  with: 'DataFilter',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Patterns of a data filter are written as database.table for Aurora MySQL, and as database.schema.table for Aurora PostgreSQL.',
  sources: [format],
  check: ({ properties, sourceCluster }) =>
    (patternsOf(properties.string('DataFilter') ?? '') ?? []).flatMap((one) => {
      const engine = sourceCluster?.engine ?? '';
      const problem = patternProblem(engine, one);
      return problem === undefined ? [] : [{ at: 'DataFilter', text: one.text, problem, engine }];
    }),
  what: ({ text, problem }) => `the pattern '${text}' in DataFilter ${problem}`,
  why: 'RDS refuses to create the integration',
  fix: ({ engine }) => `write the pattern in the format of the engine, such as '${wholeDatabase(engine, 'sales')}' for all of a database`,
  invalid: [
    { title: 'two parts in Aurora PostgreSQL', resources: ofPostgresql({ DataFilter: 'include: sales.orders' }) },
    { title: 'three parts in Aurora MySQL', resources: ofMysql({ DataFilter: 'include: sales.*, exclude: sales.public.audit' }) },
    { title: 'a database alone', resources: ofMysql({ DataFilter: 'include: sales' }) },
    { title: 'an expression for databases of Aurora PostgreSQL', resources: ofPostgresql({ DataFilter: 'include: /sales_.+/.public.orders' }) },
    { title: 'a type of its own', resources: ofMysql({ DataFilter: 'include: sales.*, blacklist: sales.audit' }) },
  ],
  valid: [
    { title: 'two parts in Aurora MySQL', resources: ofMysql({ DataFilter: 'include: sales.orders, exclude: sales.audit, sales.log' }) },
    { title: 'three parts in Aurora PostgreSQL', resources: ofPostgresql({ DataFilter: 'include: sales.public.orders, exclude: sales.*.audit' }) },
    { title: 'expressions', resources: ofMysql({ DataFilter: 'include: /sales_.+/./orders.?/' }) },
    { title: 'expressions for schemas and tables of Aurora PostgreSQL', resources: ofPostgresql({ DataFilter: 'include: sales./public.?/./orders.?/' }) },
    { title: 'a full stop in quotes', resources: ofMysql({ DataFilter: 'include: sales."orders.2026"' }) },
    { title: 'the filter is an import', resources: ofPostgresql({ DataFilter: ANYTHING }) },
    { title: 'the source is outside the app', resources: { Copy: integration({ SourceArn: ANYTHING, DataFilter: 'include: sales.orders' }) } },
  ],
});

const tables = (count: number, table: string) => `include: ${Array.from({ length: count }, () => `sales.${table}`).join(', ')}`;

const limit = rule('IntegrationDataFilterLimit', {
  on: 'integration',
  with: 'DataFilter',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A data filter has at most ${MAX_PATTERNS} patterns, each of at most ${MAX_PATTERN} characters.`,
  sources: [format],
  check: ({ properties }) => {
    const patterns = patternsOf(properties.string('DataFilter') ?? '') ?? [];
    const long = patterns.find(({ text }) => text.length > MAX_PATTERN);
    if (long) return { at: 'DataFilter', shown: `a pattern of ${long.text.length} characters, above the limit of ${MAX_PATTERN}` };
    return patterns.length > MAX_PATTERNS && { at: 'DataFilter', shown: `${patterns.length} patterns, above the limit of ${MAX_PATTERNS}` };
  },
  what: ({ shown }) => `DataFilter has ${shown}`,
  why: 'RDS refuses to create the integration',
  fix: 'write one pattern for several tables, with * or an expression such as /order.+/',
  invalid: [
    { title: '100 patterns', resources: ofMysql({ DataFilter: tables(100, 'orders') }) },
    { title: 'a pattern of 257 characters', resources: ofMysql({ DataFilter: tables(1, 'a'.repeat(251)) }) },
  ],
  valid: [
    { title: '99 patterns', resources: ofMysql({ DataFilter: tables(99, 'orders') }) },
    { title: 'a pattern of 256 characters', resources: ofMysql({ DataFilter: tables(1, 'a'.repeat(250)) }) },
    { title: 'the filter is an import', resources: ofMysql({ DataFilter: ANYTHING }) },
  ],
});

export const dataFilters = topic(
  'data-filters',
  { title: 'Data filters of zero-ETL integrations', about: 'Which databases and tables an integration copies, and how that is written.' },
  [filterMissing, filter, pattern, limit],
);
