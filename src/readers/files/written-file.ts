import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { dirname } from 'path';

/** Makes a folder, and those around it, one by one: where the system refuses that, Node's own way of doing so may never end. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

/** Writes a file, whose folders are made. */
export function writeText(file: string, text: string): void {
  makeFolder(dirname(file));
  writeFileSync(file, text);
}
