// Makes the packages for other languages, into dist: node build-tools/package.mjs python java
import { LANGUAGES, makePackage } from './lib/packages.mjs';
import { besideOldestPeers } from './lib/packed.mjs';
import { rosetta } from './lib/prepare.mjs';
import { runSteps } from './lib/steps.mjs';

const languages = process.argv.slice(2);
const unknown = languages.filter((language) => !LANGUAGES.includes(language));
if (languages.length === 0 || unknown.length > 0) {
  console.error(`There is no package for '${unknown.join("', '")}': say which of ${LANGUAGES.join(', ')}`);
  process.exit(1);
}
const results = await runSteps([
  { name: 'rosetta', run: rosetta },
  { name: 'beside the oldest peers', run: besideOldestPeers },
  ...languages.map((language) => ({
    name: `package ${language}`, needs: ['rosetta', 'beside the oldest peers'], run: () => makePackage(language),
  })),
]);
process.exitCode = results.some(({ ok }) => !ok) ? 1 : 0;
