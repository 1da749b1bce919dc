// The packages for other languages, and an app with each: `npm run check:languages`. A language whose tools are missing is left out.
import { languageSteps } from './languages/steps.mjs';
import { compile, install, rosetta } from './lib/prepare.mjs';
import { finish, runSteps } from './lib/steps.mjs';

const start = performance.now();
finish(await runSteps([
  { name: 'install', run: install },
  { name: 'compile', needs: ['install'], run: compile },
  { name: 'rosetta', needs: ['compile'], run: rosetta },
  ...languageSteps(),
]), start);
