import { isJson } from '../../readers/files/data-file';
import { jsonPositions } from '../../readers/files/json-positions';
import { Positions } from '../../readers/files/positions';
import { readText } from '../../readers/files/text-file';
import { yamlPositions } from '../../readers/files/yaml';

/** Finds the lines of a template. The file is read when the first is asked for: most templates have no finding. */
export class TemplateLines {
  private read: { readonly resources: Positions | undefined; readonly lineAt: (position: number) => number } | undefined;

  public constructor(private readonly file: string) {}

  /** The line of a property, or of the innermost part of its path that is there; undefined where the file does not have the resource. */
  public of(logicalId: string, property = ''): number | undefined {
    this.read ??= readLines(this.file);
    const { resources, lineAt } = this.read;
    const resource = resources?.at(logicalId);
    if (!resource) return undefined;
    const [first = ''] = property.split('.');
    const within = resource.at('Properties');
    const found = property === '' ? resource : within?.at(first) || !resource.at(first) ? innermost(within ?? resource, property.split('.')) : resource.at(first)!;
    // Where the property is missing, it is missing from the resource.
    return lineAt(found === within ? resource.position : found.position);
  }
}

function readLines(file: string): { resources: Positions | undefined; lineAt: (position: number) => number } {
  const read = readText(file);
  const text = 'text' in read ? read.text : '';
  const root = positionsIn(text);
  // An answer of `get-template` has the template in it.
  return { resources: root?.at('Resources') ?? root?.at('TemplateBody')?.at('Resources'), lineAt: linesOf(text) };
}

/** Undefined where the file has changed since it was checked, and makes no sense any more. */
function positionsIn(text: string): Positions | undefined {
  try {
    return isJson(text) ? jsonPositions(text) : yamlPositions(text);
  } catch {
    return undefined;
  }
}

/** Keys may have dots of their own: `rds.force_ssl`. */
function innermost(from: Positions, path: readonly string[]): Positions {
  for (let length = 1; length <= path.length; length++) {
    const next = from.at(path.slice(0, length).join('.'));
    if (next) return innermost(next, path.slice(length));
  }
  return from;
}

/** The line of a position, counted from 1. */
function linesOf(text: string): (position: number) => number {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) ends.push(end);
  return (position) => {
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (ends[middle]! < position) from = middle + 1;
      else to = middle;
    }
    return from + 1;
  };
}
