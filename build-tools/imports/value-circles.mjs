// What `npx projen circles` forbids of what is imported when the code runs. A run of its own: in one that sees types as well, a
// circle through types can hide one that is none.
import circles, { files } from './circles.mjs';

export default {
  forbidden: [{ ...files, name: 'circle-of-values', from: {} }],
  options: { ...circles.options, tsPreCompilationDeps: false },
};
