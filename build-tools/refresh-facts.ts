// `npx projen refresh-facts RECORDING.json…`: says where recorded answers of RDS and the tables of facts differ. Record them with
//   aws rds describe-db-engine-versions --output json
//   aws rds describe-orderable-db-instance-options --engine aurora-mysql --output json      (and aurora-postgresql)
// It changes nothing: what a difference means for the rules is for a person to judge, with the source at hand.
import { readFileSync } from 'node:fs';
import {
  Comparison, Difference, EngineVersionRow, OrderableRow, Refused, compareEngineVersions, compareInstanceClasses,
} from './lib/refresh';

const TITLES: Readonly<Record<Difference['kind'], string>> = {
  lacking: 'offered, and the table lacks it',
  vanished: 'the table calls it offered, and it is not there any more',
  contradicted: 'the table says it is not so, and it is',
};

/** The lists of the two answers, and what each row of them has to have. */
const VERSIONS = { key: 'DBEngineVersions', columns: ['Engine', 'EngineVersion'] } as const;
const OPTIONS = { key: 'OrderableDBInstanceOptions', columns: ['Engine', 'EngineVersion', 'DBInstanceClass'] } as const;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npx projen refresh-facts describe-db-engine-versions.json [describe-orderable-db-instance-options.json …]');
  process.exit(2);
}

try {
  const recordings = files.map(recording);
  const versions = recordings.flatMap((one) => one.versions ?? []);
  const options = recordings.flatMap((one) => one.options ?? []);
  // All are compared before anything is printed: a refusal must not follow half a list.
  const comparisons = [
    ...(recordings.some((one) => one.versions) ? [{ title: 'Engine versions', ...compareEngineVersions(versions) }] : []),
    ...(recordings.some((one) => one.options) ? [{ title: 'Instance classes', ...compareInstanceClasses(options) }] : []),
  ];
  console.log(comparisons.map(({ title, ...comparison }) => report(title, comparison)).join('\n\n'));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`refresh-facts: ${error.message}`);
  process.exitCode = 1;
}

function recording(file: string): { readonly versions?: readonly EngineVersionRow[]; readonly options?: readonly OrderableRow[] } {
  const answer = parsed(file);
  if (Boolean(answer.NextToken ?? answer.Marker)) {
    throw new Refused(`${file} is one page of several: record it again without --max-items and --no-paginate`);
  }
  if (answer[VERSIONS.key] !== undefined) return { versions: rows<EngineVersionRow>(file, answer, VERSIONS) };
  if (answer[OPTIONS.key] !== undefined) return { options: rows<OrderableRow>(file, answer, OPTIONS) };
  throw new Refused(`${file} has neither ${VERSIONS.key} nor ${OPTIONS.key}: it is no answer of the two commands`);
}

function parsed(file: string): Readonly<Record<string, unknown>> {
  try {
    const answer = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return typeof answer === 'object' && answer !== null ? answer as Readonly<Record<string, unknown>> : {};
  } catch (error) {
    throw new Refused(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

function rows<Row>(
  file: string, answer: Readonly<Record<string, unknown>>, { key, columns }: typeof VERSIONS | typeof OPTIONS,
): readonly Row[] {
  const list = answer[key];
  if (!Array.isArray(list)) throw new Refused(`${file}: ${key} is no list`);
  list.forEach((row: Readonly<Record<string, unknown>> | null, index) => {
    const missing = columns.find((column) => typeof row?.[column] !== 'string');
    if (missing !== undefined) throw new Refused(`${file}: ${key}[${index}] has no ${missing}`);
  });
  return list as readonly Row[];
}

function report(title: string, { differences, rows: count, notCompared }: Comparison): string {
  const paths = [...new Set(differences.map(({ file }) => file))];
  return [
    `${title}: ${count} rows of Aurora, ${differences.length} difference${differences.length === 1 ? '' : 's'}`,
    ...notCompared.map((engine) => `  ${engine} has no row, so nothing of it is called vanished`),
    ...paths.flatMap((file) => [
      '',
      `${file}:`,
      ...(Object.keys(TITLES) as Difference['kind'][]).flatMap((kind) =>
        kindList(kind, differences.filter((one) => one.kind === kind && one.file === file))),
    ]),
  ].join('\n');
}

function kindList(kind: Difference['kind'], differences: readonly Difference[]): string[] {
  return differences.length === 0 ? [] : [
    `  ${TITLES[kind]}:`,
    ...differences.map(({ engine, what, detail }) => `    - ${engine} ${what}: ${detail}`),
  ];
}
