import assert from 'node:assert/strict';
import { unlessUnchanged } from '../lib/files.mjs';
import { generateCode, makePackage } from '../lib/packages.mjs';
import { besideOldestPeers } from '../lib/packed.mjs';
import { PLACE, synthesized } from './apps.mjs';
import * as dotnet from './dotnet.mjs';
import * as go from './go.mjs';
import * as java from './java.mjs';
import * as newcomers from './newcomers.mjs';
import * as python from './python.mjs';
import * as typescript from './typescript.mjs';

/** The languages with an app in examples/languages. */
const APPS = { python, java, go };
const PEERS = 'beside the oldest peers';
const TWIN = 'app in TypeScript';

/**
 * The steps that make the packages for other languages, and run an app with each: its unit tests, and its synthesis, which has to
 * give the templates and findings that the same app in TypeScript has. They need the steps `compile` and `rosetta`.
 */
export function languageSteps() {
  return [
    { name: PEERS, needs: ['compile'], run: besideOldestPeers },
    { name: TWIN, needs: [PEERS], run: () => once('typescript', typescript, () => typescript.check()) },
    ...Object.entries(APPS).flatMap(([language, app]) => [
      { name: `package ${language}`, needs: ['rosetta', PEERS], run: () => unlessMissing(app, () => makePackage(language)) },
      { name: `app in ${language}`, needs: [`package ${language}`, TWIN], run: () => unlessMissing(app, () => once(language, app, () => check(language, app))) },
    ]),
    { name: 'newcomer in TypeScript', needs: ['compile'], run: () => newcomer('typescript') },
    ...Object.entries({ python, java }).map(([language, app]) => ({
      name: `newcomer in ${language}`, needs: [`package ${language}`], after: [`app in ${language}`], run: () => unlessMissing(app, () => newcomer(language)),
    })),
    { name: 'package dotnet', needs: ['rosetta', PEERS], run: packageDotnet },
  ];
}

/** What \`cdk init\` makes, with the package as it is packed: the README and the tutorial are for whoever begins so. */
const newcomer = (language) => unlessUnchanged({
  name: `newcomer-${language}`,
  inputs: [...newcomers.inputs, 'lib', 'nag', 'package.json', `dist/${language}`],
  outputs: [],
}, newcomers[language]);

async function check(language, app) {
  const { tests } = await app.check();
  assert.ok(tests > 0, `${language}: no unit test has run`);
  assert.deepEqual(synthesized(language), synthesized('typescript'), `${language} synthesizes something else than TypeScript`);
  return { tests };
}

/** Unless nothing of it has changed. */
function once(language, { inputs }, action) {
  return unlessUnchanged({
    name: `app-${language}`,
    inputs: [...inputs, ...typescript.inputs, `dist/${language}`, 'lib', 'nag', 'package.json', 'build-tools/languages'],
    outputs: ['cdk.out', 'legacy.out'].map((folder) => `${PLACE}/${language}/${folder}`),
  }, async () => {
    const { tests } = await action();
    return { ok: true, output: '', note: tests > 0 ? `${tests} unit tests` : undefined };
  });
}

/** What the machine has no tools for is said, and neither passed nor failed. */
async function unlessMissing({ missing }, action) {
  const reason = await missing();
  return reason === undefined ? action() : { ok: true, passed: 0, output: '', note: `not run: ${reason}` };
}

/** Without dotnet the code is generated, and not compiled. */
async function packageDotnet() {
  const reason = await dotnet.missing();
  if (reason === undefined) return makePackage('dotnet');
  return { ...await generateCode('dotnet', `${PLACE}/code/dotnet`), note: `not compiled: ${reason}` };
}
