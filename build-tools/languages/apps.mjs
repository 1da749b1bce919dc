import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from '../lib/process.mjs';

/** Where the apps run; what is installed stays from run to run. It is as deep as examples/languages, so that `dist` is where they say. */
export const PLACE = '.stamps/languages';

/** How an app is synthesized, and how that has to end. */
const SYNTHESES = [
  { outdir: 'cdk.out', args: [], code: 0 },
  { outdir: 'legacy.out', args: ['--context', 'legacy=true'], code: 1 },
];

/** Copies an app to where it runs, over the one of the last run; what is in `keep` stays. */
export function copyApp(from, language, keep = []) {
  const place = join(ROOT, PLACE, language);
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(place)) {
    if (!keep.includes(name)) rmSync(join(place, name), { recursive: true, force: true });
  }
  cpSync(join(ROOT, from), place, { recursive: true, filter: (path) => !/\/(cdk\.out|target|\.venv|__pycache__|\.pytest_cache)$/.test(path) });
  return place;
}

/** Synthesizes an app as a user would, without and with what is wrong. Throws where that ends in another way than it should. */
export async function synthesize(place, env = {}, app = []) {
  for (const { outdir, args, code: wanted } of SYNTHESES) {
    const flags = ['--quiet', '--no-notices', '--no-version-reporting', '--no-color', '--output', outdir];
    const { code, output } = await run('cdk', ['synth', ...app, ...flags, ...args], { cwd: place, env });
    if (code !== wanted) throw new Error(`cdk synth ${args.join(' ')}: exit code ${code}, and not ${wanted}\n${output}`);
  }
}

/** Runs a command that has to go well, and returns what it printed. */
export async function succeed(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${code}\n${output}`);
  return output;
}

/** The templates that were synthesized, and all that the checks reported, by file. */
export function synthesized(language) {
  return Object.fromEntries(SYNTHESES.flatMap(({ outdir }) => {
    const folder = join(ROOT, PLACE, language, outdir);
    const files = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
    const templates = files.map((name) => [`${outdir}/${name}`, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
    return [...templates, [`${outdir}, findings`, findings(folder)]];
  }));
}

function findings(folder) {
  const { pluginReports } = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  const aurora = pluginReports.filter(({ pluginName }) => pluginName === 'Aurora');
  if (aurora.length !== 1) throw new Error(`${folder}: the checks reported ${aurora.length} times`);
  return JSON.parse(JSON.stringify(aurora, withoutPlaces));
}

/** Where in the code something was declared is another place in each language, and so is the folder. */
function withoutPlaces(key, value) {
  return ['stackTrace', 'stackTraces', 'constructStack', 'acknowledgedStackTrace', 'templatePath', 'creationStack'].includes(key) ? undefined : value;
}
