import { join } from 'node:path';
import { ROOT, run } from './process.mjs';

const COMPILER = { 6: 'node_modules/typescript/bin/tsc', 7: 'node_modules/typescript-7/bin/tsc' };

/** Each way TypeScript has to find modules, with compilers that have it: `cdk init` wrote CommonJS for years, and NodeNext now. */
const RESOLUTIONS = [
  { compilers: [6], options: { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' } },
  { compilers: [6], options: { module: 'node16', moduleResolution: 'node16' } },
  { compilers: [6, 7], options: { module: 'nodenext', moduleResolution: 'nodenext' } },
  { compilers: [6, 7], options: { module: 'esnext', moduleResolution: 'bundler' } },
];

const OPTIONS = { target: 'es2022', strict: true, noEmit: true, skipLibCheck: true };

/** Compiles a file that finds the package in an installation, in each of these ways. Returns what did not compile. */
export async function unresolved(file, folder) {
  const failures = [];
  for (const { compilers, options } of RESOLUTIONS) {
    for (const compiler of compilers) {
      const flags = Object.entries({ ...OPTIONS, ...options }).flatMap(([name, value]) => [`--${name}`, String(value)]);
      const { code, output } = await run('node', [join(ROOT, COMPILER[compiler]), '--ignoreConfig', ...flags, file], { cwd: folder });
      if (code !== 0) failures.push(`TypeScript ${compiler}, ${JSON.stringify(options)}:\n${output}`);
    }
  }
  return failures;
}
