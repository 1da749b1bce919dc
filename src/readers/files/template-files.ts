import { existsSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { MANIFEST, readAssembly } from './assembly';
import { parseTemplate, readDataFile, stackNameOf } from './data-file';
import { entries, entry } from './entries';
import { nestedBeside } from './nested-files';
import { recordedIn } from './recorded';
import { StackFile, StackFiles } from './stack-file';

const TEMPLATE_FILE = /\.(?:json|ya?ml|template)$/i;

/**
 * Reads what is at a path that exists: the folder of a cloud assembly, a folder of templates, a template, or what
 * `aws cloudformation get-template` answered.
 */
export function readPath(path: string): StackFiles {
  if (!statSync(path).isDirectory()) return readTemplateFile(path);
  if (existsSync(join(path, MANIFEST))) return readAssembly(path);
  const read = readdirSync(path).sort().filter((name) => TEMPLATE_FILE.test(name)).map((name) => readTemplateFile(join(path, name)));
  const stacks = read.flatMap((one) => one.stacks);
  const problems = read.flatMap((one) => one.problems);
  return { stacks, recorded: read.flatMap((one) => one.recorded ?? []), problems: read.length === 0 ? [`${path} holds neither a ${MANIFEST} nor a template`] : problems };
}

function readTemplateFile(file: string): StackFiles {
  const read = readDataFile(file);
  if ('problem' in read) return { stacks: [], problems: [read.problem] };
  const recorded = recordedIn(read.content);
  if (recorded) return { stacks: [], recorded: [recorded], problems: [] };
  const template = templateIn(read.content);
  if (template === undefined) return { stacks: [], problems: [`${file} is no CloudFormation template: it has no Resources`] };
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
