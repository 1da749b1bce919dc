import { readdirSync, statSync } from 'fs';
import { join } from 'path';
import { MANIFEST, isAssembly, readAssembly } from './assembly';
import { parseTemplate, readDataFile, stackNameOf } from './data-file';
import { entries, entry } from './entries';
import { nestedBeside } from './nested-files';
import { recordedIn } from './recorded';
import { StackFile, StackFiles } from './stack-file';
import { megabytes, systemReason } from './text-file';

const TEMPLATE_FILE = /\.(?:json|ya?ml|template)$/i;

/** CloudFormation takes templates of up to 1 MB; white space may be removed before that. */
const LARGEST = 10 * 1024 * 1024;

/**
 * Reads what is at a path: the folder of a cloud assembly, a folder of templates, a template, or what
 * `aws cloudformation get-template` answered. Never throws.
 */
export function readPath(path: string): StackFiles {
  try {
    if (!statSync(path).isDirectory()) return readTemplateFile(path);
    if (isAssembly(path)) return readAssembly(path);
    return together(path, readdirSync(path).sort().filter((name) => TEMPLATE_FILE.test(name)).map((name) => join(path, name)));
  } catch (error) {
    return { stacks: [], problems: [`${path} cannot be read: ${systemReason(error)}`] };
  }
}

/**
 * Reads files that are there together, such as all of a folder: what is no template, like a `package.json`, is passed over, unless there is
 * nothing else.
 */
function together(path: string, files: readonly string[]): StackFiles {
  const read = files.map(readTemplateFile).filter(({ isForeign = false }) => !isForeign);
  return read.length === 0 ? { stacks: [], problems: [`${path} holds neither a ${MANIFEST} nor a template, and the folders in it are not looked into`] } : merged(read);
}

/** All that was read, as if it had been at one path. */
export const merged = (read: readonly StackFiles[]): StackFiles => ({
  stacks: read.flatMap(({ stacks }) => stacks),
  recorded: read.flatMap(({ recorded = [] }) => recorded),
  problems: read.flatMap(({ problems }) => problems),
});

function readTemplateFile(file: string): StackFiles {
  const read = readDataFile(file);
  if ('problem' in read) return { stacks: [], problems: [read.problem], isForeign: read.isForeign };
  if (read.text.length > LARGEST) {
    return { stacks: [], problems: [`${file} is not read: it has ${megabytes(read.text.length)}, and CloudFormation takes templates of up to 1 MB`] };
  }
  const recorded = recordedIn(read.content);
  if (recorded) return { stacks: [], recorded: [recorded], problems: [] };
  const template = templateIn(read.content);
  if (template === undefined) return { stacks: [], problems: [`${file} is no CloudFormation template: it has no Resources`], isForeign: true };
  const name = stackNameOf(file);
  const stack: StackFile = { file, artifactId: name, stackName: name, template, nested: nestedBeside(file, template) };
  return { stacks: [stack], problems: [] };
}

/** The template itself, or the one in an answer of `get-template`, which is text where it is YAML. */
function templateIn(content: unknown): unknown {
  const body = entry(content, 'TemplateBody') ?? content;
  const template = typeof body === 'string' ? parsed(body) : body;
  return entries(entry(template, 'Resources')).length > 0 ? template : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseTemplate(text);
  } catch {
    return undefined;
  }
}
