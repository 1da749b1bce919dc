// `npx projen refresh-facts [OPTION…] RECORDING.json…`: says where recorded answers of AWS and the tables of facts differ, and proposes a
// patch of the files of facts. Record the answers with
//   aws rds describe-db-engine-versions --output json
//   aws rds describe-orderable-db-instance-options --engine aurora-mysql --output json      (and aurora-postgresql)
//   aws rds describe-db-major-engine-versions --output json
//   aws rds describe-engine-default-cluster-parameters --db-parameter-group-family aurora-mysql8.0 --output json      (each family)
//   aws rds describe-engine-default-parameters --db-parameter-group-family aurora-mysql8.0 --output json      (likewise)
//   aws rds describe-certificates --output json
//   aws rds describe-source-regions --output json, or aws ec2 describe-regions --all-regions --output json
// What a difference means for the rules is for a person to judge, with the source at hand: the patch is a proposal.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareInstanceClasses } from './refresh/classes';
import { Comparison, Difference, Refused } from './refresh/differences';
import { compareFeatures } from './refresh/features';
import { compareLifecycles } from './refresh/lifecycles';
import { compareCertificates, compareRegions } from './refresh/names';
import { compareParameters } from './refresh/parameters';
import { Proposal, apply, dayOf, propose, readFrom, unifiedDiff } from './refresh/patch';
import { Recording, Recordings, readRecording, together } from './refresh/recordings';
import { compareEngineVersions } from './refresh/versions';

const USAGE = 'usage: npx projen refresh-facts [--write] [--patch FILE] [--recorded YYYY-MM-DD] RECORDING.json …';

const ROOT = join(__dirname, '..');
const read = readFrom(ROOT);

const TITLES: Readonly<Record<Difference['kind'], string>> = {
  lacking: 'it is there, and the table lacks it',
  vanished: 'the table calls it offered, and it is not there any more',
  contradicted: 'the table says it is not so, and it is',
  changed: 'the table says something else',
  unseen: 'the table has it, and it is not in the Region of the recording',
};

/** What is compared with which answer. */
const COMPARISONS: readonly { readonly of: keyof Recordings; readonly compare: (all: Recordings) => Comparison }[] = [
  { of: 'versions', compare: ({ versions }) => compareEngineVersions(versions!) },
  { of: 'versions', compare: ({ versions }) => compareFeatures(versions!) },
  { of: 'options', compare: ({ options }) => compareInstanceClasses(options!) },
  { of: 'majors', compare: ({ majors }) => compareLifecycles(majors!) },
  { of: 'defaults', compare: ({ defaults }) => compareParameters(defaults!) },
  { of: 'certificates', compare: ({ certificates }) => compareCertificates(certificates!) },
  { of: 'regions', compare: ({ regions }) => compareRegions(regions!) },
];

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, patch: { type: 'string' }, recorded: { type: 'string' } },
});
if (files.length === 0) {
  console.error(USAGE);
  process.exit(2);
}

try {
  const recordings = files.map(readRecording);
  const all = together(recordings);
  // All are compared before anything is printed: a refusal must not follow half a list.
  const comparisons = COMPARISONS.filter(({ of }) => all[of])
    .map(({ of, compare }) => dated(compare(all), options.recorded ?? oldest(recordings, of)));
  const proposal = propose(comparisons.flatMap(({ differences }) => differences), read);
  console.log(comparisons.map((comparison) => report(comparison, proposal)).join('\n\n'));
  deliver(proposal);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`refresh-facts: ${error.message}`);
  process.exitCode = 1;
}

/** The day of the oldest file that holds it. */
function oldest(recordings: readonly Recording[], of: keyof Recordings): string {
  return recordings.filter(({ content }) => content[of]).map(({ day }) => day).sort()[0]!;
}

/** Of a recording that is older than a table only counts what the table lacks: the rest was so once. */
function dated(comparison: Comparison, day: string): Comparison {
  const older = [...new Set(comparison.differences.map(({ file }) => file))].filter((file) => day < dayOf(read(file)));
  return {
    ...comparison,
    differences: comparison.differences.filter(({ kind, file }) => kind === 'lacking' || !older.includes(file)),
    notes: [...comparison.notes, ...older.map((file) => `recorded on ${day}, before ${file} of ${dayOf(read(file))}: only what the table lacks is compared`)],
  };
}

function deliver(proposal: Proposal): void {
  const diff = unifiedDiff(proposal);
  if (options.patch !== undefined) writeFileSync(options.patch, diff);
  if (options.write) {
    apply(proposal, ROOT);
  } else if (options.patch === undefined && diff !== '') {
    console.log(`\n${diff}`);
  }
}

function report({ title, differences, rows: count, notes }: Comparison, { settled }: Proposal): string {
  const paths = [...new Set(differences.map(({ file }) => file))];
  return [
    `${title}: ${count} rows, ${differences.length} difference${differences.length === 1 ? '' : 's'}, ${differences.filter((one) => settled.has(one)).length} in the patch`,
    ...notes.map((note) => `  ${note}`),
    ...paths.flatMap((file) => [
      '',
      `${file}:`,
      ...(Object.keys(TITLES) as Difference['kind'][]).flatMap((kind) =>
        kindList(kind, differences.filter((one) => one.kind === kind && one.file === file), settled)),
    ]),
  ].join('\n');
}

function kindList(kind: Difference['kind'], differences: readonly Difference[], settled: ReadonlySet<Difference>): string[] {
  return differences.length === 0 ? [] : [
    `  ${TITLES[kind]}:`,
    ...differences.map((one) => `    - ${one.engine} ${one.what}: ${one.detail}${settled.has(one) ? '' : ' (by hand)'}`),
  ];
}
