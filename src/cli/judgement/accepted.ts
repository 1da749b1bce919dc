import { relative, resolve, sep } from 'path';
import { bareId } from '../../engine/rule-ids';
import { Acknowledgement, Settings } from '../settings';
import { Place } from './places';

/** The findings that the configuration accepts, and which of its words were needed. */
export class Accepted {
  private readonly needed = new Set<Acknowledgement>();

  public constructor(private readonly settings: Pick<Settings, 'acknowledgements' | 'folder'>, private readonly cwd: string) {}

  /** Why one of several ids is accepted at a place; undefined where none is. */
  public reason(ids: readonly string[], place: Place): string | undefined {
    const stacks = namesOf(place, this.cwd, this.settings.folder);
    const matching = this.settings.acknowledgements.filter(({ id, resource, stack }) =>
      ids.includes(bareId(id)) && [undefined, place.logicalId].includes(resource) && (stack === undefined || stacks.includes(stack)));
    for (const one of matching) this.needed.add(one);
    return matching[0]?.reason;
  }

  /** Those that accept nothing that was found. */
  public unneeded(): Acknowledgement[] {
    return this.settings.acknowledgements.filter((one) => !this.needed.has(one));
  }
}

/** What a configuration file may call the stack of a place: its name, and the file of its template as seen from there. */
export const namesOf = ({ stackName, file }: Pick<Place, 'stackName' | 'file'>, cwd: string, folder: string): readonly string[] =>
  [stackName, relative(folder, resolve(cwd, file)).split(sep).join('/')];
