import { basename, dirname } from 'path';
import { TOPICS } from '../../src/rules';
import { AreaIdioms, Idiom, WAYS, findingsOf } from '../support/idioms';
import { topicFiles } from '../support/topic-files';
import { idioms as backup } from './backup';
import { idioms as cluster } from './cluster';
import { idioms as globalDatabase } from './global-database';
import { idioms as instances } from './instances';
import { idioms as integrations } from './integrations';
import { idioms as lifecycle } from './lifecycle';
import { idioms as limitless } from './limitless';
import { idioms as monitoring } from './monitoring';
import { idioms as multiMaster } from './multi-master';
import { idioms as network } from './network';
import { idioms as parameters } from './parameters';
import { idioms as proxy } from './proxy';
import { idioms as security } from './security';
import { idioms as serverless } from './serverless';
import { idioms as workload } from './workload';

// One file of tests for all areas: loading CDK takes longer than most areas do.
const AREAS: Readonly<Record<string, AreaIdioms>> = {
  backup,
  cluster,
  'global-database': globalDatabase,
  instances,
  integrations,
  lifecycle,
  limitless,
  monitoring,
  'multi-master': multiMaster,
  network,
  parameters,
  proxy,
  security,
  serverless,
  workload,
};

describe.each(Object.entries(AREAS))('%s', (_, topics) => {
  describe.each(Object.entries(topics))('%s', (topic, idioms) => {
    const rules = TOPICS.find(({ id }) => id === topic)?.rules.map(({ id }) => id);
    const cases = WAYS.flatMap((way) => {
      return [idioms[way]].flat().map((idiom: Idiom) => [way, idiom.title, idiom] as const);
    });

    test.each(cases)('%s: %s', (_way, _title, { mistake, due, mended, remains = [], isSynthesized }) => {
      if (due instanceof RegExp) {
        expect(() => findingsOf(mistake)).toThrow(due);
        expect(findingsOf(mended)).toEqual(remains);
        return;
      }
      const [first] = [due].flat() as [string];
      expect(rules).toContain(first.split(' ')[1]);
      expect({ mistake: findingsOf(mistake, { isSynthesized }).sort(), mended: findingsOf(mended, { isSynthesized }).sort() })
        .toEqual({ mistake: [due, remains].flat().sort(), mended: [...remains].sort() });
    });
  });
});

test('each topic is met in each way, in the file of its area', () => {
  const met = Object.entries(AREAS).flatMap(([area, topics]) => Object.keys(topics).map((topic) => `${area}/${topic}`));
  // Changes are of templates that are deployed, whoever declared them.
  const topics = topicFiles().map(({ topic, path }) => `${basename(dirname(path))}/${topic}`).filter((topic) => !topic.startsWith('updates/'));
  expect(met.sort()).toEqual(topics.sort());
});
