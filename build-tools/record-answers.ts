// `npx projen record-answers FOLDER`: records what `npx projen refresh-facts` compares, with the AWS CLI and the credentials and Region it
// finds. It only describes; what fails is said, and the others are recorded all the same.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '../src/facts/parameters/table';
import { ENGINES } from './refresh/differences';

const COMMANDS: readonly (readonly string[])[] = [
  ['describe-db-engine-versions'],
  ['describe-db-major-engine-versions'],
  ['describe-certificates'],
  ['describe-source-regions'],
  ...ENGINES.map((engine) => ['describe-orderable-db-instance-options', '--engine', engine]),
  ...FAMILIES.flatMap((family) => ['describe-engine-default-cluster-parameters', 'describe-engine-default-parameters']
    .map((command) => [command, '--db-parameter-group-family', family])),
];

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npx projen record-answers FOLDER');
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
for (const command of COMMANDS) {
  const { status, stdout, stderr, error } = spawnSync('aws', ['rds', ...command, '--output', 'json'], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status === 0) {
    writeFileSync(join(folder, `${command.filter((word) => !word.startsWith('--')).join('-')}.json`), stdout);
  } else {
    console.error(`record-answers: ${command.join(' ')}: ${(error?.message ?? stderr).trim()}`);
    process.exitCode = 1;
  }
}
