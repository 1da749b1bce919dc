import { join } from 'path';
import { readDataFile } from './data-file';
import { entries, entry, text } from './entries';
import { NestedStackFile, StackFile, StackFiles } from './stack-file';

/** The file that says what a cloud assembly holds. */
export const MANIFEST = 'manifest.json';

/** How deep stages, and nested stacks, are in one another. */
const DEEPEST = 16;

/** Reads the stacks of a cloud assembly, such as `cdk.out`: those of its stages, and nested ones, among them. */
export function readAssembly(folder: string, depth = 0): StackFiles {
  const manifest = readDataFile(join(folder, MANIFEST));
  if ('problem' in manifest) return { stacks: [], problems: [manifest.problem] };
  const read = entries(entry(manifest.content, 'artifacts')).map(([id, artifact]): StackFiles => {
    const properties = entry(artifact, 'properties');
    const directory = text(properties, 'directoryName');
    const template = text(properties, 'templateFile');
    if (text(artifact, 'type') === 'aws:cloudformation:stack' && template !== undefined) return readStack(folder, id, template, artifact);
    return text(artifact, 'type') === 'cdk:cloud-assembly' && directory !== undefined && depth < DEEPEST
      ? readAssembly(join(folder, directory), depth + 1)
      : { stacks: [], problems: [] };
  });
  return { stacks: read.flatMap(({ stacks }) => stacks), problems: read.flatMap(({ problems }) => problems) };
}

function readStack(folder: string, artifactId: string, templateFile: string, artifact: unknown): StackFiles {
  const file = join(folder, templateFile);
  const read = readDataFile(file);
  if ('problem' in read) return { stacks: [], problems: [read.problem] };
  const [account, region] = (/^aws:\/\/([^/]+)\/([^/]+)$/.exec(text(artifact, 'environment') ?? '') ?? []).slice(1).map(environment);
  const stack: StackFile = {
    file,
    artifactId,
    stackName: text(entry(artifact, 'properties'), 'stackName') ?? artifactId,
    region,
    account,
    template: read.content,
    nested: nestedOf(read.content, assetsOf(folder, artifactId)),
    metadata: () => metadataOf(folder, artifact),
  };
  return { stacks: [stack], problems: [] };
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
    const [hash] = /[0-9a-f]{64}/.exec(JSON.stringify(entry(entry(nestedStack, 'Properties'), 'TemplateURL') ?? '')) ?? [''];
    const path = text(entry(nestedStack, 'Metadata'), 'aws:asset:path') ?? text(entry(entry(files, hash), 'source'), 'path');
    return path === undefined ? undefined : join(folder, path);
  };
}

function nestedOf(template: unknown, assets: Assets, depth = 0): Record<string, NestedStackFile> {
  if (depth > DEEPEST) return {};
  return Object.fromEntries(entries(entry(template, 'Resources')).flatMap(([logicalId, resource]): [string, NestedStackFile][] => {
    const file = text(resource, 'Type') === 'AWS::CloudFormation::Stack' ? assets(resource) : undefined;
    if (file === undefined) return [];
    const read = readDataFile(file);
    return 'content' in read ? [[logicalId, { file, template: read.content, nested: nestedOf(read.content, assets, depth + 1) }]] : [];
  }));
}
