import type { ClusterPart } from '../drawing/diagram';
import { afterExtendedSupport, endOfVersion1, extendedSupport, majorDays, minorUpgrades } from '../facts/engine-lifecycle';
import { MajorVersion, MinorVersion, isNeverOffered, isRetired, majorOf, minorOf, releaseCalendars } from '../facts/engine-versions';
import { MULTI_MASTER_ENGINE, MULTI_MASTER_RETIREMENT_DATE } from '../facts/multi-master';
import { EngineVersion, parseVersion } from '../facts/versions';
import type { Lifecycle, LifecycleEvent } from './report';

/** The part of a cluster that tells its version. */
type Versioned = Pick<ClusterPart, 'label' | 'engine' | 'engineVersion'>;

/**
 * The lives of the versions of clusters, each once, in the order of the clusters. None of a version that RDS chooses, nor of one whose days
 * are not known.
 */
export function lifecyclesOf(clusters: readonly Versioned[]): readonly Lifecycle[] {
  const lives = new Map<string, { readonly life: Omit<Lifecycle, 'clusters'>; readonly labels: string[] }>();
  for (const { label, engine, engineVersion } of clusters) {
    const key = `${engine} ${engineVersion}`;
    const found = lives.get(key);
    const life = found ? undefined : lifeOf(engine, engineVersion);
    found?.labels.push(label);
    if (life) lives.set(key, { life, labels: [label] });
  }
  return [...lives.values()].map(({ life, labels }) => ({ ...life, clusters: labels }));
}

function lifeOf(engine: string | undefined, text: string | undefined): Omit<Lifecycle, 'clusters'> | undefined {
  // Aurora MySQL version 1 had an engine of its own, and multi-master in it.
  if (engine === MULTI_MASTER_ENGINE) return VERSION_1;
  const version = engine === undefined || text === undefined ? undefined : parseVersion(engine, text);
  const major = version && majorOf(version);
  // Of a version that is not offered the day on which it ended is not known.
  if (!major || isRetired(version) || isNeverOffered(version)) return undefined;
  const minor = minorOf(version);
  if (version.limitless) return minor && { name: nameOf(version), events: ofLimitless(minor), sources: releaseCalendars };
  return {
    name: nameOf(version),
    events: [...beginning(major, minor, version), ...endOfMinor(major, minor), ...endOfMajor(major)],
    sources: [...releaseCalendars, minorUpgrades, ...extendedSupport.slice(0, 1), afterExtendedSupport],
  };
}

const VERSION_1: Omit<Lifecycle, 'clusters'> = {
  name: 'Aurora MySQL version 1',
  events: [{ date: MULTI_MASTER_RETIREMENT_DATE, what: 'end of life: it cannot be created any more', phase: 'retired' }],
  sources: [endOfVersion1],
};

const nameOf = ({ engine, text }: EngineVersion): string => `Aurora ${engine === 'aurora-mysql' ? 'MySQL' : 'PostgreSQL'} ${text}`;

/** The day a version came to Aurora; that of its major where it names no minor. */
function beginning(major: MajorVersion, minor: MinorVersion | undefined, version: EngineVersion): LifecycleEvent[] {
  const date = minor?.released ?? (version.minor.length === 0 ? majorDays(major).released : undefined);
  return date === undefined ? [] : [{ date, what: 'released', phase: 'standard support' }];
}

/** Standard support of a minor may end before that of its major, under which Aurora then goes on with another minor. */
function endOfMinor(major: MajorVersion, minor: MinorVersion | undefined): LifecycleEvent[] {
  if (!minor || minor.standardSupportEnds >= major.standardSupportEnds) return [];
  const what = `standard support of ${minor.short} ends: Aurora may upgrade to a newer minor, also where automatic minor upgrades are off`;
  return [{ date: minor.standardSupportEnds, what, phase: 'standard support' }];
}

function endOfMajor(major: MajorVersion): LifecycleEvent[] {
  const { name, standardSupportEnds, extendedSupportEnds } = major;
  const ends = `standard support of ${name} ends`;
  if (extendedSupportEnds === undefined) {
    return [{ date: standardSupportEnds, what: `${ends}; AWS has not said what follows`, phase: 'standard support' }];
  }
  const { chargedFrom, higherPriceFrom } = majorDays(major);
  const begins = dayAfter(standardSupportEnds);
  const charge = chargedFrom === undefined || chargedFrom === begins ? 'which is charged for' : `which is charged for from ${chargedFrom} on`;
  return [
    { date: begins, what: `extended support of ${name} begins, ${charge}; where it is disabled, Aurora upgrades to another major`, phase: 'extended support' },
    ...(higherPriceFrom === undefined
      ? []
      : [{ date: higherPriceFrom, what: 'extended support costs the price of its third year', phase: 'extended support, higher price' } as const]),
    { date: dayAfter(extendedSupportEnds), what: `extended support of ${name} has ended: Aurora upgrades to another major`, phase: 'retired' },
  ];
}

/** Of builds of Limitless Database nothing is said but when their own support ends. */
const ofLimitless = ({ short, released, standardSupportEnds }: MinorVersion): LifecycleEvent[] => [
  { date: released, what: 'released', phase: 'standard support' },
  { date: standardSupportEnds, what: `standard support of ${short} ends; AWS has not said what follows`, phase: 'standard support' },
];

const FEBRUARY = 2;
const DECEMBER = 12;

/** The day after a day, both `YYYY-MM-DD`. */
export function dayAfter(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (day < daysOf(year, month)) return written(year, month, day + 1);
  return month === DECEMBER ? written(year + 1, 1, 1) : written(year, month + 1, 1);
}

const written = (year: number, ...numbers: readonly number[]): string => [String(year), ...numbers.map((number) => String(number).padStart(2, '0'))].join('-');

function daysOf(year: number, month: number): number {
  if (month === FEBRUARY) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
