import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';

/** A refused template and its mended twin. */
export interface Case {
  readonly id: string;
  readonly rejected: string;
  readonly fixed: string;
  readonly region: string;
  /** What the service said. */
  readonly error: string;
  /** Whether a warning counts: the service takes it, and does not do it. */
  readonly isIgnored: boolean;
}

interface CaseFile {
  readonly region?: string | null;
  readonly error: string;
  readonly verdict: string;
  readonly static: boolean;
  readonly stillTrue: string;
  readonly phase?: string;
}

const HERE = __dirname;
const DEFAULT_REGION = 'us-east-1';

/** The cases a template alone can show, and that still hold. */
export function cases(): Case[] {
  return readdirSync(join(HERE, 'rejected')).sort().flatMap((id) => {
    const meta = JSON.parse(readFileSync(join(HERE, 'rejected', id, 'case.json'), 'utf8')) as CaseFile;
    if (!meta.static || meta.stillTrue === 'no' || meta.phase === 'update') return [];
    return [{
      id,
      rejected: join(HERE, 'rejected', id, 'template.json'),
      fixed: join(HERE, 'fixed', id, 'template.json'),
      region: meta.region ?? DEFAULT_REGION,
      error: meta.error,
      isIgnored: meta.verdict === 'ignored',
    }];
  });
}

/** A template that is accepted, and that a rule once had something to say about. */
export interface AcceptedCase {
  readonly id: string;
  readonly template: string;
  /** Why it deploys. */
  readonly why: string;
  /** The rule that was wrong. */
  readonly falseAlarm: string;
}

export function acceptedCases(): AcceptedCase[] {
  const folder = join(HERE, 'must-pass');
  return readdirSync(folder).sort().map((id) => {
    const meta = JSON.parse(readFileSync(join(folder, id, 'case.json'), 'utf8')) as { why: string; falseAlarm?: string; falseAlarmWarning?: string };
    return { id, template: join(folder, id, 'template.json'), why: meta.why, falseAlarm: (meta.falseAlarm ?? meta.falseAlarmWarning)! };
  });
}

/** What is deployed, what is about to be, and what that leads to. */
export interface UpdateCase {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly region: string;
  /** The effects that say it rightly; none: nothing is to be said. */
  readonly effects: readonly string[];
  /** The logical id of what it is about, before or after. */
  readonly culprit: string | null;
}

interface UpdateCaseFile {
  readonly region?: string | null;
  readonly verdict: string;
  readonly alsoAccept?: readonly string[];
  readonly culprit: string | null;
  readonly stillTrue?: string;
}

/** The effects a verdict may be told by. */
const VERDICTS: Readonly<Record<string, readonly string[]>> = {
  refused: ['rejected'],
  replaced: ['replaced'],
  interrupted: ['interrupted', 'irreversible'],
  irreversible: ['irreversible', 'interrupted'],
  ignored: ['ignored'],
};

/** The pairs whose verdict is known to hold. */
export function updateCases(): UpdateCase[] {
  const folder = join(HERE, 'updates');
  return readdirSync(folder).sort().flatMap((id) => {
    const meta = JSON.parse(readFileSync(join(folder, id, 'case.json'), 'utf8')) as UpdateCaseFile;
    if (meta.stillTrue === 'unknown') return [];
    return [{
      id,
      before: join(folder, id, 'before.json'),
      after: join(folder, id, 'after.json'),
      region: meta.region ?? DEFAULT_REGION,
      effects: [meta.verdict, ...meta.alsoAccept ?? []].flatMap((verdict) => VERDICTS[verdict] ?? []),
      culprit: meta.culprit,
    }];
  });
}

/** A refusal made from the documentation, for what no report shows. */
export interface OwnCase {
  readonly id: string;
  /** Where the constraint is documented. */
  readonly source: string;
  readonly rejected: object;
  readonly fixed: object;
}

/** The cases of our own, by topic. */
export function ownCases(): { topic: string; cases: OwnCase[] }[] {
  const folder = join(HERE, 'own');
  return readdirSync(folder).sort().map((file) => ({
    topic: file.replace(/\.json$/, ''),
    cases: JSON.parse(readFileSync(join(folder, file), 'utf8')) as OwnCase[],
  }));
}

/** Templates that deployed; they belong to others, and are only there where the corpus is beside the checkout. */
export function deployedTemplates(collections: readonly string[] = ['accepted']): { id: string; file: string; region: string }[] {
  return collections.map((name) => join(HERE, '../../../shared/corpus', name)).filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder).sort().filter((id) => existsSync(join(folder, id, 'template.json'))).map((id) => {
      const meta = join(folder, id, 'case.json');
      const { region } = (existsSync(meta) ? JSON.parse(readFileSync(meta, 'utf8')) : {}) as { region?: string | null };
      return { id, file: join(folder, id, 'template.json'), region: region ?? DEFAULT_REGION };
    }));
}
