/* eslint-disable no-bitwise -- the compiler says in flags what a type is. */
import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../../..');

/** What users import. */
const ENTRIES = ['src/index.ts', 'src/checks/nag.ts'];

/** What a value is, as far as it decides which others are bad. */
export interface Kind {
  readonly name: 'text' | 'number' | 'flag' | 'word' | 'list' | 'map' | 'struct' | 'object' | 'anything';
  /** The name of the type. */
  readonly type: string;
  /** Of a struct. */
  readonly properties?: readonly Property[];
  /** Of a list, or of the list that can be given instead of a number. */
  readonly entry?: Kind;
}

export interface Property {
  readonly name: string;
  readonly isOptional: boolean;
  readonly kind: Kind;
  /** Where it is declared, which is the same for all who inherit it. */
  readonly declaration: string;
}

/** A constructor, a static or a method that users call. */
export interface Callable {
  /** `SingleMasterCluster`, `RestoreSource.snapshot` or `SingleMasterCluster#addProxy`. */
  readonly name: string;
  readonly parameters: readonly Property[];
}

/** Everything that takes an argument, read from the types: what is new is there by itself. */
export function callables(): Callable[] {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, ROOT);
  const program = ts.createProgram(ENTRIES.map((entry) => join(ROOT, entry)), { ...options, noEmit: true });
  const walk = new Walk(program.getTypeChecker());
  return ENTRIES.flatMap((entry) => walk.of(program.getSourceFile(join(ROOT, entry))!));
}

class Walk {
  private readonly structs = new Map<ts.Type, Kind>();

  constructor(private readonly checker: ts.TypeChecker) {}

  public of(file: ts.SourceFile): Callable[] {
    return this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(file)!)
      .map((symbol) => ((symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.checker.getAliasedSymbol(symbol)))
      .filter((symbol) => (symbol.flags & ts.SymbolFlags.Class) !== 0)
      .flatMap((symbol) => this.ofClass(symbol));
  }

  private ofClass(symbol: ts.Symbol): Callable[] {
    const statics = this.checker.getTypeOfSymbol(symbol);
    const constructors = statics.getConstructSignatures().filter(({ declaration }) => declaration !== undefined && isPublic(declaration));
    return [
      ...constructors.map((signature) => this.callable(symbol.name, signature)),
      ...this.methods(`${symbol.name}.`, statics),
      ...this.methods(`${symbol.name}#`, this.checker.getDeclaredTypeOfSymbol(symbol)),
    ].filter(({ parameters }) => parameters.length > 0);
  }

  private methods(prefix: string, type: ts.Type): Callable[] {
    return type.getProperties().flatMap((method) => {
      const [declaration] = method.declarations ?? [];
      const isOurs = declaration !== undefined && ts.isMethodDeclaration(declaration) && declaration.getSourceFile().fileName.includes('/src/');
      if (!isOurs || !isPublic(declaration) || method.name.startsWith('_')) return [];
      return this.checker.getTypeOfSymbol(method).getCallSignatures().map((signature) => this.callable(prefix + method.name, signature));
    });
  }

  private callable(name: string, signature: ts.Signature): Callable {
    return { name, parameters: signature.parameters.map((parameter) => this.property(parameter)) };
  }

  private property(symbol: ts.Symbol): Property {
    const type = this.checker.getTypeOfSymbol(symbol);
    return {
      name: symbol.name,
      isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 || this.checker.typeToString(type).endsWith('| undefined'),
      kind: this.kind(this.checker.getNonNullableType(type)),
      declaration: (symbol.declarations ?? []).map((one) => `${one.getSourceFile().fileName}:${one.pos}`).join(),
    };
  }

  private kind(type: ts.Type): Kind {
    const name = this.checker.typeToString(type);
    if ((type.flags & ts.TypeFlags.Any) !== 0) return { name: 'anything', type: name };
    if ((type.flags & ts.TypeFlags.EnumLike) !== 0) return { name: 'word', type: name };
    if ((type.flags & ts.TypeFlags.StringLike) !== 0) return { name: 'text', type: name };
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return { name: 'number', type: name };
    if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return { name: 'flag', type: name };
    if (this.checker.isArrayType(type)) return { name: 'list', type: name, entry: this.kind(this.checker.getTypeArguments(type as ts.TypeReference)[0]!) };
    if (type.isUnion()) {
      const list = type.types.find((one) => this.checker.isArrayType(one));
      return { name: 'number', type: name, ...(list === undefined ? {} : { entry: this.kind(list).entry! }) };
    }
    if (type.getStringIndexType() !== undefined) return { name: 'map', type: name };
    return this.structs.get(type) ?? this.struct(type, name);
  }

  /** As in jsii: an interface of data, whose name does not begin with an I. */
  private struct(type: ts.Type, name: string): Kind {
    const properties = type.getProperties();
    const isInterface = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Interface) !== 0;
    const isStruct = isInterface && !/^I[A-Z]/.test(name)
      && properties.every(({ declarations }) => declarations?.every(ts.isPropertySignature) === true);
    const kind: Kind = isStruct
      ? { name: 'struct', type: name, properties: properties.map((property) => this.property(property)) }
      : { name: 'object', type: name };
    this.structs.set(type, kind);
    return kind;
  }
}

function isPublic(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;
}
