import { Variable, World, Worlds, explore } from '../../src/values/world';

const variable = (id: string, options: number): Variable => ({ id, options, describe: (index) => `${id} is ${index}` });

/** Every combination of decisions that an evaluation runs through. */
function runs(evaluate: (world: World) => void, limit?: number): string[] {
  const seen: string[] = [];
  explore(new Worlds(), (world) => {
    evaluate(world);
    seen.push(world.decisions.map(({ variable: { id }, option }) => `${id}${option}`).join(' '));
  }, limit);
  return seen;
}

test('an evaluation that decides nothing runs once', () => {
  expect(runs(() => undefined)).toEqual(['']);
});

test('every combination of what is asked for is tried once', () => {
  const [a, b] = [variable('a', 2), variable('b', 3)];
  expect(runs((world) => {
    world.decide(a);
    world.decide(b);
  })).toEqual(['a0 b0', 'a0 b1', 'a0 b2', 'a1 b0', 'a1 b1', 'a1 b2']);
});

test('only what a branch really asks for is branched on', () => {
  const [a, b] = [variable('a', 2), variable('b', 2)];
  expect(runs((world) => {
    if (world.decide(a) === 1) world.decide(b);
  })).toEqual(['a0', 'a1 b0', 'a1 b1']);
});

test('a variable is one thing in one world, however often it is asked for', () => {
  const a = variable('a', 2);
  explore(new Worlds(), (world) => expect(world.decide(a)).toBe(world.decide({ ...a })));
});

test('a variable with one option does not multiply worlds', () => {
  expect(runs((world) => world.decide(variable('a', 1)))).toEqual(['a0']);
});

test('the number of worlds is bounded', () => {
  const many = Array.from({ length: 20 }, (_, index) => variable(`v${index}`, 2));
  expect(runs((world) => many.forEach((one) => world.decide(one)), 64)).toHaveLength(64);
});

describe('the world of a deployment that chooses nothing', () => {
  const withDefault = (id: string, options: number, initial: number): Variable => ({ ...variable(id, options), initial });

  test('has the option that holds by default, and the first where none does', () => {
    const world = World.byDefault();
    expect([world.decide(withDefault('a', 3, 2)), world.decide(variable('b', 2)), world.decide(withDefault('c', 2, 0))]).toEqual([2, 0, 0]);
  });

  test('counts what it guesses', () => {
    const world = World.byDefault();
    world.decide(withDefault('a', 3, 2));
    expect(world.guesses).toBe(0);
    world.decide(variable('b', 2));
    expect(world.guesses).toBe(1);
  });

  test('counts what is concluded from a guess whenever it is asked for', () => {
    const world = World.byDefault();
    const [sure, guessed] = [{}, {}];
    const ask = (key: object, one: Variable): number => world.conclude(key, () => world.decide(one), () => 0);
    ask(sure, withDefault('a', 3, 2));
    ask(sure, withDefault('a', 3, 2));
    expect(world.guesses).toBe(0);
    ask(guessed, variable('b', 2));
    const { guesses } = world;
    ask(guessed, variable('b', 2));
    expect(world.guesses).toBe(guesses + 1);
  });

  test('is asked without the current one noticing', () => {
    const worlds = new Worlds();
    const { current } = worlds;
    expect(worlds.within(World.byDefault(), () => worlds.current.decide(withDefault('a', 2, 1)))).toBe(1);
    expect(worlds.current).toBe(current);
    expect(() => worlds.within(World.byDefault(), () => { throw new Error('ended'); })).toThrow('ended');
    expect(worlds.current).toBe(current);
    expect(current.consultations).toBe(0);
  });
});
