import { worstDoubling } from '../../bench/doubling';

const costs = (...cpu: number[]) => cpu.map((one, index) => ({ size: 25 * 2 ** index, cpu: one }));

test.each([
  { title: 'the worst counts', cpu: [10, 20, 50, 100], worst: 2.5 },
  { title: 'what starts in the noise does not', cpu: [1, 9, 12, 24], worst: 2 },
  { title: 'where all is noise, the last does', cpu: [1, 5, 6], worst: 1.2 },
  { title: 'one size is no doubling', cpu: [100], worst: undefined },
  { title: 'nothing measured in time is none', cpu: [], worst: undefined },
])('$title', ({ cpu, worst }) => {
  expect(worstDoubling(costs(...cpu))).toEqual(worst);
});
