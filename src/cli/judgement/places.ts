import { relative } from 'path';
import { Finding } from '../../engine/finding';
import { NAMESPACE } from '../../engine/render';
import { entries, entry, text } from '../../readers/files/entries';
import { NestedStackFile, StackFile } from '../../readers/files/stack-file';
import { Resource } from '../../topology/resource';
import { Acknowledgement } from '../settings';

/** Where a resource is declared. */
export interface Place {
  /** The file of its template, relative to the folder the command runs in. */
  readonly file: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** The path of its construct, where CDK has synthesized the template. */
  readonly constructPath?: string | undefined;
}

/** The file of one template, nested ones among them, and the stack it is part of. */
interface Declared {
  readonly file: string;
  readonly stack: StackFile;
}

/** Finds where resources are declared, and what CDK noted of them. */
export class Places {
  private readonly byAddress = new Map<string, Declared>();
  private readonly noted = new Map<StackFile, Noted>();

  /** @param stacks by the name that addresses begin with */
  public constructor(stacks: readonly (readonly [string, StackFile])[], private readonly cwd: string) {
    for (const [name, stack] of stacks) this.add(name, stack, stack);
  }

  /** How many templates there are, nested ones among them. */
  public get templates(): number {
    return this.byAddress.size;
  }

  public of(resource: Resource): Place {
    const declared = this.declared(resource);
    const { logicalId, path, address } = resource;
    return {
      file: declared ? relative(this.cwd, declared.file) : '',
      stackName: declared?.stack.stackName ?? '',
      logicalId,
      constructPath: path === address ? this.notedOf(declared)?.pathOf(logicalId) : path,
    };
  }

  /** Why a finding is accepted; undefined where it is not. */
  public acknowledgement(finding: Finding, given: readonly Acknowledgement[]): string | undefined {
    const { resource } = finding.location;
    const { stackName, file, constructPath } = this.of(resource);
    const id = `${NAMESPACE}::${finding.rule.id}`;
    const one = given.find((acknowledgement) => acknowledgement.id === id
      && [undefined, resource.logicalId].includes(acknowledgement.resource)
      && [undefined, stackName, file].includes(acknowledgement.stack));
    return one?.reason ?? this.notedOf(this.declared(resource))?.acknowledgement(id, constructPath);
  }

  private declared(resource: Resource): Declared | undefined {
    return this.byAddress.get(resource.stackAddress);
  }

  private add(address: string, stack: StackFile, { file, nested = {} }: StackFile | NestedStackFile): void {
    this.byAddress.set(address, { file, stack });
    for (const [logicalId, one] of Object.entries(nested)) this.add(`${address}/${logicalId}`, stack, one);
  }

  private notedOf(declared: Declared | undefined): Noted | undefined {
    if (!declared?.stack.metadata) return undefined;
    let noted = this.noted.get(declared.stack);
    if (!noted) this.noted.set(declared.stack, noted = new Noted(declared.stack.metadata()));
    return noted;
  }
}

/** What CDK noted of the constructs of a stack. */
class Noted {
  private readonly paths = new Map<string, string>();

  public constructor(private readonly metadata: unknown) {
    for (const [path, notes] of entries(metadata)) {
      const id = ofType(notes, 'aws:cdk:logicalId')[0];
      if (typeof id === 'string') this.paths.set(id, path.replace(/^\//, ''));
    }
  }

  public pathOf(logicalId: string): string | undefined {
    return this.paths.get(logicalId);
  }

  /** Why an id is acknowledged at a path, or above it. */
  public acknowledgement(id: string, path = ''): string | undefined {
    for (let at = `/${path}`; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      for (const data of ofType(entry(this.metadata, at), 'aws:cdk:acknowledged-rules')) {
        const found = entries(data).find(([key]) => key === id || key.replace(/^annotation::/i, '') === id.slice(NAMESPACE.length + 2));
        if (found) return reasonIn(found[1]);
      }
    }
    return undefined;
  }
}

/** The reason, as old and new versions of CDK note it. */
const reasonIn = (noted: unknown): string => (typeof noted === 'string' ? noted : text(noted, 'reason') ?? '');

const ofType = (notes: unknown, type: string): unknown[] =>
  (Array.isArray(notes) ? notes as unknown[] : []).filter((note) => text(note, 'type') === type).map((note) => entry(note, 'data'));
