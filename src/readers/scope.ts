import { StackSource } from '../topology/resource';
import { Value } from '../values/value';

/** A declared template parameter. */
export interface ParameterDeclaration {
  readonly type: string;
  readonly default?: unknown;
  readonly allowedValues?: readonly unknown[];
  readonly noEcho?: boolean;
  /** The value it was recorded with where it is deployed; an update keeps it. */
  readonly given?: string | undefined;
  /** What the parent stack passes, where the stack is a nested one: absent where that is nothing. */
  readonly passed?: ScopedJson;
}

/** A piece of template and the scope its logical ids belong to. */
export interface ScopedJson {
  readonly json: unknown;
  readonly scope: TemplateScope;
}

/** What a logical id stands for. */
export type Element =
  | {
    readonly kind: 'resource';
    readonly address: string;
    /** Whether it is of a type the model reads. What attributes of others hold is not known: a custom resource returns anything. */
    readonly isModelled: boolean;
    /** The output of a nested stack, where the resource is one. */
    output?(name: string): ScopedJson | undefined;
  }
  | { readonly kind: 'parameter'; readonly id: string; readonly name: string; readonly declaration: ParameterDeclaration; readonly scope: TemplateScope }
  | { readonly kind: 'condition'; readonly name: string; readonly expression: unknown; readonly scope: TemplateScope }
  | { readonly kind: 'mapping'; readonly entries: unknown }
  /** Another stack, whose pseudo parameters are read as attributes. */
  | { readonly kind: 'stack'; readonly scope: TemplateScope };

/** One template, as far as interpreting its functions needs it. */
export interface TemplateScope {
  readonly stack: StackSource;
  /** What a piece of this template says: nothing that is known, where a macro may change it. */
  interpret(json: unknown): Value;
  /** What an id stands for: a logical id of this template, or an address a reader has put in its place. The same object each time. */
  element(id: string): Element | undefined;
  /** The value behind an export of any stack of the app, as this one sees it. */
  exported(name: string): ScopedJson | undefined;
  /** Every condition of the template. */
  conditions(): Iterable<unknown>;
  /** JSON text with the names that elements have in the template, where a reader has put something else in their place. */
  spelled?(text: string): string;
}
