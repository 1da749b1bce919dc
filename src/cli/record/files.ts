import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { makeFolder } from '../../readers/files/written-file';
import { RecordedStack, RecordedTemplate } from './collect';

/**
 * Writes what `--against` reads: `Orders.template.json`, its nested stacks as `Orders/<LogicalId>.template.json`, and what AWS
 * answered as `Orders.answers.json`. What was recorded of a stack before is replaced; other stacks stay. Returns the files, relative
 * to the folder.
 */
export function writeRecording(folder: string, stacks: readonly RecordedStack[]): string[] {
  makeFolder(folder);
  return stacks.flatMap(({ name, template, answers }) => {
    const file = `${name}.answers.json`;
    writeFileSync(join(folder, file), `${JSON.stringify(answers, null, 2)}\n`);
    return [...writeTemplate(folder, name, template), file];
  });
}

function writeTemplate(folder: string, name: string, { text, isJson, nested }: RecordedTemplate): string[] {
  const [file, other] = isJson ? [`${name}.template.json`, `${name}.template.yaml`] : [`${name}.template.yaml`, `${name}.template.json`];
  // It may have been recorded in the other form before.
  rmSync(join(folder, other), { force: true });
  writeFileSync(join(folder, file), text);
  const inner = Object.entries(nested);
  if (inner.length > 0) makeFolder(join(folder, name));
  const written = inner.flatMap(([logicalId, template]) => writeTemplate(join(folder, name), logicalId, template));
  return [file, ...written.map((path) => join(name, path))];
}
