import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { jsonText } from '../json-text';
import { readDataFile } from './data-file';
import { entries, entry, text } from './entries';
import { DEEPEST, NestedStackFile, StackFile, StackFiles } from './stack-file';

/** The file that says what a cloud assembly holds. */
export const MANIFEST = 'manifest.json';

/** What the validation of an app reported; the second one of older versions of CDK. */
const REPORTS = ['validation-report.json', 'policy-validation-report.json'];

/** Whether a folder is a cloud assembly, or means to be: other tools have a file of that name as well. */
export function isAssembly(folder: string): boolean {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return false;
  const manifest = readDataFile(file);
  return 'problem' in manifest || entry(manifest.content, 'artifacts') !== undefined;
}

/** Reads the stacks of a cloud assembly, such as `cdk.out`: those of its stages, and nested ones, among them. Never throws. */
export function readAssembly(folder: string): StackFiles {
  let report: { readonly content: unknown } | undefined;
  return readStacks(folder, () => (report ??= { content: reportIn(outermostOf(folder)) }).content, 0);
}

function readStacks(folder: string, report: () => unknown, depth: number): StackFiles {
  const manifest = readDataFile(join(folder, MANIFEST));
  if ('problem' in manifest) return { stacks: [], problems: [manifest.problem] };
  const read = entries(entry(manifest.content, 'artifacts')).map(([id, artifact]): StackFiles => {
    const properties = entry(artifact, 'properties');
    const directory = text(properties, 'directoryName');
    const template = text(properties, 'templateFile');
    if (text(artifact, 'type') === 'aws:cloudformation:stack' && template !== undefined) return readStack(folder, id, template, artifact, report);
    return text(artifact, 'type') === 'cdk:cloud-assembly' && directory !== undefined && depth < DEEPEST
      ? readStacks(join(folder, directory), report, depth + 1)
      : { stacks: [], problems: [] };
  });
  return { stacks: read.flatMap(({ stacks }) => stacks), problems: read.flatMap(({ problems }) => problems) };
}

function readStack(folder: string, artifactId: string, templateFile: string, artifact: unknown, report: () => unknown): StackFiles {
  const file = join(folder, templateFile);
  const read = readDataFile(file);
  if ('problem' in read) return { stacks: [], problems: [read.problem] };
  const [account, region] = (/^aws:\/\/([^/]+)\/([^/]+)$/.exec(text(artifact, 'environment') ?? '') ?? []).slice(1).map(environment);
  const { nested, problems } = nestedIn(read.content, assetsOf(folder, artifactId), [file]);
  const stack: StackFile = {
    file,
    artifactId,
    stackName: text(entry(artifact, 'properties'), 'stackName') ?? artifactId,
    region,
    account,
    constructPath: text(artifact, 'displayName'),
    template: read.content,
    nested,
    metadata: () => metadataOf(folder, artifact),
    report,
  };
  return { stacks: [stack], problems };
}

/** That of a stage lies in the one of its app. */
function outermostOf(folder: string, depth = 0): string {
  const parent = dirname(folder);
  return depth < DEEPEST && parent !== folder && existsSync(join(parent, MANIFEST)) ? outermostOf(parent, depth + 1) : folder;
}

function reportIn(folder: string): unknown {
  const file = REPORTS.map((name) => join(folder, name)).find((path) => existsSync(path));
  const read = file === undefined ? undefined : readDataFile(file);
  return read && 'content' in read ? read.content : undefined;
}

/** What CDK noted of constructs, by their paths: in the manifest, or in a file of its own. */
function metadataOf(folder: string, artifact: unknown): unknown {
  const file = text(artifact, 'additionalMetadataFile');
  const read = file === undefined ? undefined : readDataFile(join(folder, file));
  return { ...Object.fromEntries(entries(entry(artifact, 'metadata'))), ...Object.fromEntries(entries(read && 'content' in read ? read.content : undefined)) };
}

/** What CDK leaves to the deployment it calls unknown. */
const environment = (name: string): string | undefined => (name.startsWith('unknown-') ? undefined : name);

/** Finds the file of a nested stack. */
type Assets = (nestedStack: unknown) => string | undefined;

/** The templates of nested stacks lie beside the one of their parent: the CLI has CDK note where, and what is uploaded tells as well. */
function assetsOf(folder: string, artifactId: string): Assets {
  const manifest = readDataFile(join(folder, `${artifactId}.assets.json`));
  const files = 'problem' in manifest ? undefined : entry(manifest.content, 'files');
  return (nestedStack) => {
    const [hash] = /[0-9a-f]{64}/.exec(jsonText(entry(entry(nestedStack, 'Properties'), 'TemplateURL')) ?? '') ?? [''];
    const path = text(entry(nestedStack, 'Metadata'), 'aws:asset:path') ?? text(entry(entry(files, hash), 'source'), 'path');
    return path === undefined ? undefined : join(folder, path);
  };
}

/** What stands for nested stacks, by logical id. */
interface Nested {
  readonly nested: Readonly<Record<string, NestedStackFile>>;
  readonly problems: readonly string[];
}

/** @param around the files that the template is in, itself among them: no stack is nested in itself */
function nestedIn(template: unknown, assets: Assets, around: readonly string[]): Nested {
  const problems: string[] = [];
  const nested = entries(entry(template, 'Resources')).flatMap(([logicalId, resource]): [string, NestedStackFile][] => {
    const file = text(resource, 'Type') === 'AWS::CloudFormation::Stack' ? assets(resource) : undefined;
    if (file === undefined || around.includes(file) || around.length > DEEPEST) return [];
    const read = readDataFile(file);
    if ('problem' in read) {
      problems.push(read.problem);
      return [];
    }
    const inner = nestedIn(read.content, assets, [...around, file]);
    problems.push(...inner.problems);
    return [[logicalId, { file, template: read.content, nested: inner.nested }]];
  });
  return { nested: Object.fromEntries(nested), problems };
}
