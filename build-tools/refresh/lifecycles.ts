// Compares until when majors are supported.
import { majorOf } from '../../src/facts/engine-versions';
import { EngineVersion, parseVersion } from '../../src/facts/versions';
import { Comparison, Difference, isAurora, unique } from './differences';
import { Edit, addMajor, setSupport } from './edits';
import { MajorRow } from './recordings';

const FILE = 'src/facts/engine-versions.ts';

export function compareLifecycles(rows: readonly MajorRow[]): Comparison {
  const own = unique(rows.filter(({ Engine: engine }) => isAurora(engine)), (row) => `${row.Engine} ${row.MajorEngineVersion}`);
  return { title: 'Majors', differences: own.flatMap(differencesOf), rows: own.length, notes: [] };
}

function differencesOf(row: MajorRow): Difference[] {
  const version = parseVersion(row.Engine, row.MajorEngineVersion);
  const standard = endOf(row, 'standard');
  if (standard === undefined) return [];
  const difference = (kind: Difference['kind'], detail: string, edit?: Edit): Difference[] =>
    [{ kind, engine: row.Engine, what: row.MajorEngineVersion, detail, file: FILE, edit }];
  const extended = endOf(row, 'extended');
  const known = version && majorOf(version);
  if (!known) return difference('lacking', 'is not in MAJORS', newMajor(version, standard, extended));
  const ends = [known.standardSupportEnds, known.extendedSupportEnds];
  // What the answer leaves out, the calendar may have.
  const own = [standard, extended ?? known.extendedSupportEnds] as const;
  return own.every((day, index) => day === ends[index]) ? [] : difference(
    'changed',
    `is supported until ${own[0]}, and in extended support until ${own[1] ?? 'a day that is not known'}; MAJORS says ${ends[0]} and ${ends[1] ?? 'nothing'}`,
    setSupport(row.Engine, known.major, ...own),
  );
}

/** A major of Aurora MySQL gets its name from a person. */
const newMajor = (version: EngineVersion | undefined, standard: string, extended: string | undefined): Edit | undefined =>
  (version?.engine === 'aurora-postgresql' && extended !== undefined ? addMajor(version.major, standard, extended) : undefined);

/** The last day of a kind of support, which the API gives as a time, or as seconds. */
function endOf({ SupportedEngineLifecycles: lifecycles = [] }: MajorRow, kind: 'standard' | 'extended'): string | undefined {
  const end = lifecycles.find(({ LifecycleSupportName: name }) => name === `open-source-rds-${kind}-support`)?.LifecycleSupportEndDate;
  return typeof end === 'number' ? new Date(end * 1000).toISOString().slice(0, 10) : end?.slice(0, 10);
}
