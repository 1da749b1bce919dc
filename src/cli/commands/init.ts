import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Command } from 'commander';
import { applied, diffOf, editOf } from '../init/edit';
import { entryFile } from '../init/entry-file';
import { BY_HAND } from '../init/languages';
import { Status, UsageError } from '../status';
import { Terminal } from '../terminal';
import { CommandContext } from './context';

/** `aurora-topology init`. */
export function initCommand({ terminal, finish }: CommandContext): Command {
  return new Command('init')
    .description('Have a CDK app check itself at every cdk synth: adds the line to the file that creates the app')
    .option('--dry-run', 'show what would be added, and write nothing')
    .action(({ dryRun = false }: { readonly dryRun?: boolean }) => { finish(init(terminal, dryRun)); });
}

function init(terminal: Terminal, isDry: boolean): Status {
  const { cwd } = terminal;
  const file = entryFile(cwd);
  if (file === undefined) return explainByHand('cdk.json does not name the file that creates the app', terminal);
  const path = join(cwd, file);
  const content = contentOf(path, file);
  const edit = editOf(file, content);
  if (edit.kind === 'unsure') return explainByHand(edit.why, terminal);
  if (edit.kind === 'there') {
    terminal.err(`${file} has the checks already\n`);
    return Status.FINE;
  }
  terminal.out(diffOf(file, content, edit.insertions));
  if (isDry) return Status.FINE;
  try {
    writeFileSync(path, applied(content, edit.insertions));
  } catch {
    terminal.err(`${file} cannot be written: add the lines above yourself\n`);
    return Status.FAILED;
  }
  terminal.err(`${file} is changed. If the package is not there yet: ${edit.language.install}\n`);
  return Status.FINE;
}

/** @throws UsageError where the file cannot be read */
function contentOf(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${file}, which cdk.json names, cannot be read`);
  }
}

/** Where it is not certain what to change, nothing is. */
function explainByHand(why: string, { out, err }: Terminal): Status {
  err(`${why}, so nothing is changed: add the last line after the app is created, and what it imports\n`);
  out(BY_HAND.map(([language, lines]) => `${language}\n${lines.map((line) => `  ${line}\n`).join('')}`).join('\n'));
  return Status.FAILED;
}
