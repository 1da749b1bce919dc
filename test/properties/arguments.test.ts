import { FEW, FOR_TEXTS, Place, TOKENS, VALUES, placesOf } from '../support/arguments/bad';
import { CALLED_BY_CDK, CALLS, EXCLUDES, SAMPLES, World } from '../support/arguments/calls';
import { outcomeOf } from '../support/arguments/outcome';
import { callables } from '../support/arguments/surface';

/** Everything public that takes an argument, as the types say. */
const SURFACE = callables();
/** What costs least to make is first, so that most is tried on it. */
const PLACES = placesOf(SURFACE.filter(({ name }) => name in CALLS).sort((a, b) => costOf(a.name) - costOf(b.name)));

function costOf(name: string): number {
  if (name === 'SecondaryCluster') return 1;
  return /^(Global|Secondary)/.test(name) ? 2 : 0;
}

/** What is refused whatever is given. */
const ALWAYS_REFUSED = ['SecondaryCluster#grantDataApiAccess', 'MultiMasterCluster#grantConnect', 'MultiMasterCluster#writerEndpointFor'];

test('every callable is tried', () => {
  expect(SURFACE.map(({ name }) => name).sort()).toEqual([...Object.keys(CALLS), ...CALLED_BY_CDK].sort());
});

test.each(Object.keys(CALLS))('good arguments of %s pass', (name) => {
  const world = new World();
  const call = CALLS[name]!;
  expect(outcomeOf(() => call.make(world)(...call.with(world)), world)).toBe(ALWAYS_REFUSED.includes(name) ? 'refused' : 'passed');
});

test.each(Object.keys(CALLS))('no argument of %s ends in an error from inside, or in a template that is none', (name) => {
  const problems: string[] = [];
  let world: World | undefined;
  for (const place of PLACES.filter(({ call }) => call === name)) {
    for (const [title, value] of Object.entries({ ...VALUES, ...TOKENS })) {
      if ((!place.isWhole && !FEW.includes(title)) || (place.kind.name !== 'text' && FOR_TEXTS.includes(title))) continue;
      world ??= new World();
      const before = sizeOf(world);
      const outcome = tried(place, value(), world);
      // What passed, or failed half-way, has left something behind.
      if (outcome !== 'refused' || sizeOf(world) !== before) world = undefined;
      if (!OUTCOMES.includes(outcome)) problems.push(`${place.parameter}.${place.path.join('.')} given ${title}: ${outcome}`);
    }
  }
  expect(problems).toEqual([]);
});

const sizeOf = ({ app }: World): number => app.node.findAll().length;

const OUTCOMES = ['passed', 'refused', 'refused by CDK'];

function tried(place: Place, value: unknown, world: World): string {
  const call = CALLS[place.call]!;
  return outcomeOf(() => {
    const given = call.with(world);
    given[place.parameter] = put(given[place.parameter], place.path, place.structs, value, world);
    return call.make(world)(...given);
  }, world);
}

const omit = (object: object, name?: string): object => Object.fromEntries(Object.entries(object).filter(([one]) => one !== name));

/** The argument with the value at its place, and what has to be around it. */
function put(current: unknown, path: readonly (string | number)[], structs: readonly string[], value: unknown, world: World): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const [struct, ...inner] = structs;
  if (typeof step === 'number') return [put(Array.isArray(current) ? current[0] : undefined, rest, inner, value, world)];
  const around = (current ?? SAMPLES[struct!]?.(world) ?? {}) as Record<string, unknown>;
  return { ...omit(around, EXCLUDES[step]), [step]: put(around[step], rest, inner, value, world) };
}
