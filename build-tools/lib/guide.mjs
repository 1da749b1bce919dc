import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, run } from './process.mjs';

/** Nobody is there to answer. */
const QUIET = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_yes: 'true' };

/** A fence, what it is of, and the line in code before it, which names the file it is the text of. */
const BLOCK = /(?:^`([^`\n]+)`\n\n)?^```(\w+)(?: (\w+))?\n([^]*?)^```$/gm;

/**
 * Does what a guide says, from the top: runs its commands, writes its files, and looks whether what it shows is printed.
 *
 * - ` ```sh ` is run line by line, and has to end well, or ` ```sh fails ` not to;
 * - a block after a line that is nothing but the name of a file is written into it;
 * - each line of ` ```text ` was printed by the commands before it.
 *
 * @param guide its path in the project
 * @param folder where it begins
 * @param packages what to install in the place of packages that no registry has yet, by name
 */
export async function follow(guide, folder, packages) {
  let cwd = folder;
  let printed = '';
  for (const [, file, language, how, text] of readFileSync(join(ROOT, guide), 'utf8').matchAll(BLOCK)) {
    if (language === 'sh') {
      printed = '';
      for (const command of commandsOf(text)) {
        const [, into] = /^cd (\S+)$/.exec(command) ?? [];
        if (into !== undefined) {
          cwd = join(cwd, into);
          continue;
        }
        const { code, output } = await run('sh', ['-c', installing(command, packages)], { cwd, env: QUIET });
        printed += output;
        if ((code === 0) === (how === 'fails')) return failed(guide, `\`${command}\` ended with ${code}`, output);
      }
    } else if (file !== undefined) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), text);
    } else if (language === 'text') {
      const missing = text.trimEnd().split('\n').filter((line) => !printed.includes(line.trim()));
      if (missing.length > 0) return failed(guide, `this is not printed: ${missing[0]}`, printed);
    }
  }
  return { ok: true, output: '' };
}

const failed = (guide, what, output) => ({ ok: false, output: `${guide}: ${what}\n${output}` });

/** The commands of a block; one that ends in a backslash goes on. */
const commandsOf = (text) => text.replace(/\\\n/g, '\u0000').trim().split('\n').map((line) => line.replaceAll('\u0000', '\\\n'));

/** What is released is installed from the registry, and what is not from the file it was packed into. */
function installing(command, packages) {
  if (!/^(npm|pip) install /.test(command)) return command;
  return Object.entries(packages).reduce((text, [name, file]) => text.replace(new RegExp(`(?<=\\s)${name}(?=\\s|$)`), `'${file}'`), command);
}
