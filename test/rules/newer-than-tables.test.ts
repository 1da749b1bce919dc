import { evaluate } from '../../src/engine/evaluate';
import { Example, ExampleStack } from '../../src/engine/example';
import { partitionOf } from '../../src/facts/regions';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { exampleTemplates } from '../support/example-templates';

/** For a version, one of a major that is not in the tables, and one of the same major whose minor is not. */
function newerThan(version: string): string[] {
  const mysql = /^(5\.7|8\.0|8\.4)(\.mysql_aurora)?/.exec(version);
  if (mysql) {
    const minor = { '5.7': '2.99.0', '8.0': '3.99.0', '8.4': '8.4.99' }[mysql[1]!]!;
    return mysql[2] ? ['9.9.mysql_aurora.9.99.0', `${mysql[1]}.mysql_aurora.${minor}`] : ['9.9'];
  }
  const postgresql = /^(\d\d)(\.\d+)?(-limitless)?$/.exec(version);
  if (postgresql) {
    const [, major, minor, suffix = ''] = postgresql;
    return minor ? [`99.1${suffix}`, `${major}.99${suffix}`] : ['99'];
  }
  return [];
}

/** The family of parameter groups for a version, which names its major. */
const familyOf = (version: string): string =>
  /^\d\.\d/.test(version) ? `aurora-mysql${version.split('.', 2).join('.')}` : `aurora-postgresql${/^\d+/.exec(version)![0]}`;

/** Of a coming generation, without and with local storage. */
const NEWER_FAMILIES = ['r99g', 'r99gd'];

const NEWER_REGION = 'xx-future-1';

interface Change {
  readonly change: string;
  readonly example: Example;
}

type Replace = (value: string, property: string, id: string) => string;

/** The example with each text in it replaced. Properties are those of the resource, wherever the text is in them. */
function replaced(example: Example, replace: Replace): Example {
  const within = (json: unknown, property: string, id: string): unknown => {
    if (typeof json === 'string') return replace(json, property, id);
    if (Array.isArray(json)) return json.map((item) => within(item, property, id));
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, within(value, property, id)]));
  };
  const stack = <S extends ExampleStack>(one: S): S => ({
    ...one,
    ...(one.region === undefined ? {} : { region: replace(one.region, 'region', '') }),
    resources: Object.fromEntries(
      Object.entries(one.resources).map(([id, resource]) => {
        const properties = Object.entries(resource.Properties).map(([name, value]) => [name, within(value, name, id)]);
        return [id, { ...resource, Properties: Object.fromEntries(properties) }];
      }),
    ),
  });
  const elsewhere = Object.entries(example.elsewhere ?? {}).map(([name, one]) => [name, stack(one)]);
  return { ...stack(example), ...(example.elsewhere ? { elsewhere: Object.fromEntries(elsewhere) } : {}) };
}

/** Every text of an example that is a value of a property of its resources, or a Region. */
function texts(example: Example): { value: string; property: string; id: string }[] {
  const found: ReturnType<typeof texts> = [];
  replaced(example, (value, property, id) => {
    found.push({ value, property, id });
    return value;
  });
  return found;
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/**
 * A newer version, of a new major or only a new minor, for everything that has a version of the major: members,
 * secondaries and parameter groups follow. So do classes that ended with the versions of their time.
 */
function* newerVersions(example: Example): Iterable<Change> {
  const versions = texts(example).filter(({ property, value }) => property === 'EngineVersion' && newerThan(value).length > 0);
  for (const family of distinct(versions.map(({ value }) => familyOf(value)))) {
    for (const [kind, newFamily] of [['major', family.replace(/[\d.]+$/, family.includes('mysql') ? '9.9' : '99')], ['minor', family]] as const) {
      const replace: Replace = (value, property) => {
        if (property === 'EngineVersion' && newerThan(value).length > 0 && familyOf(value) === family) {
          const [major, minor] = newerThan(value) as [string, string?];
          return kind === 'major' ? major : minor ?? value;
        }
        if (property === 'Family' && value === family) return newFamily;
        return property === 'DBInstanceClass' ? value.replace(/^db\.(r[34]|t2)\./, 'db.r6g.') : value;
      };
      yield { change: `a newer ${kind} of ${family}`, example: replaced(example, replace) };
    }
  }
}

/** A newer class of the same size for each instance that has one of provisioned capacity. */
function* newerClasses(example: Example): Iterable<Change> {
  for (const { id, property, value } of texts(example)) {
    const size = /^db\.\w+\.(\w+)$/.exec(value)?.[1];
    if (property !== 'DBInstanceClass' || size === undefined) continue;
    for (const newer of NEWER_FAMILIES.map((family) => `db.${family}.${size}`)) {
      const replace: Replace = (text, at, of) => (of === id && at === 'DBInstanceClass' ? newer : text);
      yield { change: `${id}.DBInstanceClass -> ${newer}`, example: replaced(example, replace) };
    }
  }
}

/** A newer Region wherever the example has the Region: of stacks, and in Availability Zones, ARNs and the like. */
function* newerRegions(example: Example): Iterable<Change> {
  const regions = texts(example).flatMap(({ value }) => value.match(/\b[a-z]{2}(-[a-z]+)+-\d/g) ?? []);
  for (const region of distinct(regions).filter((one) => partitionOf(one) !== undefined)) {
    yield { change: `${region} -> ${NEWER_REGION}`, example: replaced(example, (value) => value.split(region).join(NEWER_REGION)) };
  }
}

/** Multi-master ended: no class, version or Region will ever be added to those it had. */
const isOver = (example: Example): boolean => texts(example).some(({ property, value }) => property === 'EngineMode' && value === 'multimaster');

/** Examples that are right because their version is too old for the advice of their rule: a newer one is rightly advised. */
const TOO_OLD = new Set(['WorkloadStorageType: a version that does not offer it']);

const found = (example: Example) => evaluate(readTemplates(exampleTemplates(example)), RULES);

/** What is said of an example that is newer than the tables, and was not before. */
function newly(id: string, valid: Example): string[] {
  const changes = isOver(valid) || TOO_OLD.has(`${id}: ${valid.title}`) ? [] : [...newerVersions(valid), ...newerClasses(valid), ...newerRegions(valid)];
  if (changes.length === 0) return [];
  // A rule that was broken before stays so: what is shown may be retired.
  const before = new Set(found(valid).findings.map(({ rule: broken }) => broken.id));
  return changes.flatMap(({ change, example }) => {
    const { findings, failed } = found(example);
    const wrong = findings.filter(({ rule: broken }) => broken.id === id || (broken.effect === 'rejected' && !before.has(broken.id)));
    return [...wrong, ...failed].map((one) => `${valid.title}, ${change}: ${one.rule.id}: ${'what' in one ? one.what : String(one.error)}`);
  });
}

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says nothing about what is newer', (id, { valid }) => {
  expect(valid.flatMap((example) => newly(id, example))).toEqual([]);
});
