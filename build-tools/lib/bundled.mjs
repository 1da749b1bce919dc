/** The file that takes the place of the private modules in lib. */
export const BUNDLE = 'private.js';

/** The file that takes the place of what draws and writes reports: few need it, and it has a library in it. */
export const REPORT = 'report.js';

/** What reads YAML is large, and few need it: it has a file of its own. */
export const YAML = 'yaml.js';

/** The command line: one file, with its libraries. */
export const CLI = 'cli.js';

/** The examples of rules: large, and nothing but explanations reads them. */
export const EXPLANATIONS = 'explanations.js';

/** The module of src that has what is written there. */
export const EXAMPLES_MODULE = 'cli/explain/examples';

/** Whether a module of src, by its path without an extension, is part of the command line, of which lib has nothing else. */
export const isCommandLine = (module) => module.startsWith('cli/');

/** What of the checks is not exported. */
const PRIVATE_CHECKS = [
  'session', 'report', 'remarks', 'acknowledgement', 'unknown-acknowledgements', 'severities', 'own-rule-adapter', 'own-rule-faults', 'baseline', 'catalogue',
  'construct-properties',
].map((module) => `checks/${module}`);

/**
 * The file that a module of src is in, by its path without an extension, where it is neither exported nor known to jsii; undefined of all
 * others. Constructs and the advisor load facts one by one, so these are in the bundle, and there as files as well.
 */
export function bundleOf(module) {
  if (/^(drawing|report)\/|^checks\/found$/.test(module)) return REPORT;
  return /^(values|topology|engine|readers|rules)\//.test(module) || PRIVATE_CHECKS.includes(module) ? BUNDLE : undefined;
}

export const isBundled = (module) => bundleOf(module) !== undefined;
