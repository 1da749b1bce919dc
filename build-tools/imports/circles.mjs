// What `npx projen circles` forbids, types included. The layers themselves stand in projenrc/layers.ts.

/** Folders whose files may know each other as types. */
const TYPES_MAY_MEET = [
  // The classes of the model: a cluster has instances, and an instance a cluster.
  'topology',
];

export const files = {
  name: 'circle-of-files',
  comment: 'Move what both need to a file of its own, or let one say in an interface what it needs of the other.',
  severity: 'error',
  from: { pathNot: `^src/(${TYPES_MAY_MEET.join('|')})/` },
  to: { circular: true },
};

const folders = {
  name: 'circle-of-folders',
  comment: 'One of two folders may know the other: ARCHITECTURE.md says which.',
  severity: 'error',
  scope: 'folder',
  from: {},
  to: { circular: true },
};

export default {
  forbidden: [files, folders],
  options: {
    includeOnly: '^src/',
    tsPreCompilationDeps: true,
    reporterOptions: { mermaid: { minify: false } },
  },
};
