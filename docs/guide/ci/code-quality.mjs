// node code-quality.mjs aurora.json: makes a code quality report of GitLab from what `aurora-topology check --format json` has written.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { findings } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const issues = findings.map(({ ruleId, severity, message, fix, stack, logicalId, property, location }) => ({
  check_name: ruleId,
  severity: severity === 'error' ? 'critical' : 'minor',
  description: `${logicalId}: ${message} Fix: ${fix}`,
  location: { path: location.file, lines: { begin: location.line ?? 1 } },
  // The same finding has the same one, wherever it moves to.
  fingerprint: createHash('sha256').update([ruleId, stack, logicalId, property].join('\n')).digest('hex'),
}));

console.log(JSON.stringify(issues, null, 2));
