import { relative } from 'path';
import { NestedStackFile, StackFile } from '../../readers/files/stack-file';
import { SourceLine } from '../../readers/source-line';
import { Resource } from '../../topology/resource';
import { Noted } from './noted';
import { TemplateLines } from './template-lines';

/** Where a resource is declared. */
export interface Place {
  /** The file of its template, relative to the folder the command runs in; empty where nothing that was read has it any more. */
  readonly file: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** The path of its construct, where CDK has synthesized the template. */
  readonly constructPath?: string | undefined;
  /** The line of code that declares it, where CDK has recorded it. */
  readonly source?: SourceLine | undefined;
  /** The line in the file, counted from 1, of a property by its dotted path, or of the resource; undefined where the file has neither. */
  line(property?: string): number | undefined;
}

/** The file of one template, nested ones among them, and the stack it is part of. */
interface Declared {
  readonly file: string;
  readonly stack: StackFile;
  /** The logical ids of the nested stacks it is in, outermost first. */
  readonly around: readonly string[];
}

/** Finds where resources are declared, and what CDK noted of them. */
export class Places {
  private readonly byAddress = new Map<string, Declared>();
  private readonly noted = new Map<StackFile, Noted>();
  private readonly lines = new Map<string, TemplateLines>();

  /** @param stacks by the name that addresses begin with */
  public constructor(stacks: readonly (readonly [string, StackFile])[], private readonly cwd: string) {
    for (const [name, stack] of stacks) this.add(name, { file: stack.file, stack, around: [] }, stack);
  }

  /** How many templates there are, nested ones among them. */
  public get templates(): number {
    return this.byAddress.size;
  }

  public of(resource: Resource): Place {
    const { logicalId } = resource;
    const declared = this.declared(resource);
    if (!declared) return { file: '', stackName: '', logicalId, line: () => undefined };
    const { file, stack } = declared;
    const noted = this.notedOf(stack);
    const constructPath = this.constructPath(resource, declared);
    const { cwd } = this;
    return {
      file: relative(cwd, file),
      stackName: stack.stackName ?? '',
      logicalId,
      constructPath,
      get source() {
        return constructPath === undefined ? undefined : noted.sourceOf(constructPath, cwd);
      },
      line: (property) => this.linesOf(file).of(logicalId, property),
    };
  }

  /**
   * Why CDK has it that a finding on a resource is accepted; undefined where it is not.
   *
   * @param ids those that acknowledge the finding
   */
  public acknowledgement(resource: Resource, ids: readonly string[]): string | undefined {
    const declared = this.declared(resource);
    if (!declared) return undefined;
    const noted = this.notedOf(declared.stack);
    // What is no more there is acknowledged on its stack.
    const path = this.constructPath(resource, declared) ?? noted.pathOfStack(declared.around);
    return path === undefined ? undefined : noted.acknowledgement(ids, path);
  }

  private constructPath(resource: Resource, { stack, around }: Declared): string | undefined {
    const { logicalId, path, address } = resource;
    return path === address ? this.notedOf(stack).pathOf(logicalId, around) : path;
  }

  /** Of what only the deployed side has, the stack it was in, or the one around that. */
  private declared({ stackAddress }: Resource): Declared | undefined {
    for (let address = stackAddress; address !== ''; address = address.slice(0, Math.max(0, address.lastIndexOf('/')))) {
      const declared = this.byAddress.get(address);
      if (declared) return declared;
    }
    return undefined;
  }

  private add(address: string, declared: Declared, { nested = {} }: StackFile | NestedStackFile): void {
    this.byAddress.set(address, declared);
    for (const [logicalId, one] of Object.entries(nested)) {
      this.add(`${address}/${logicalId}`, { ...declared, file: one.file, around: [...declared.around, logicalId] }, one);
    }
  }

  private notedOf(stack: StackFile): Noted {
    let noted = this.noted.get(stack);
    if (!noted) this.noted.set(stack, noted = new Noted(stack));
    return noted;
  }

  private linesOf(file: string): TemplateLines {
    let lines = this.lines.get(file);
    if (!lines) this.lines.set(file, lines = new TemplateLines(file));
    return lines;
  }
}
