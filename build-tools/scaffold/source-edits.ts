import * as ts from 'typescript';

/** A source file that is edited by its syntax tree, so that what a person wrote around it stays as it is. */
export class SourceEdits {
  private readonly edits: { readonly at: number; readonly text: string }[] = [];
  private readonly newImports = new Map<string, string[]>();
  private readonly source: ts.SourceFile;

  public constructor(file: string, private readonly text: string) {
    this.source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  }

  /** The names that the top level of the file has: what it imports, and what it declares. */
  public get names(): ReadonlySet<string> {
    const names = new Set<string>();
    const add = (name: ts.Node | undefined): void => {
      if (name === undefined) return;
      if (ts.isIdentifier(name)) names.add(name.text);
      else ts.forEachChild(name, (part) => add(ts.isBindingElement(part) ? part.name : undefined));
    };
    for (const statement of this.source.statements) {
      if (ts.isVariableStatement(statement)) {
        statement.declarationList.declarations.forEach(({ name }) => add(name));
      } else if (ts.isImportDeclaration(statement)) {
        const { name, namedBindings } = statement.importClause ?? {};
        add(name);
        const named = namedBindings && (ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings]);
        named?.forEach((one) => add(one.name));
      } else if ('name' in statement) {
        add(statement.name as ts.Node);
      }
    }
    return names;
  }

  /** The name that something exported by a module has here; imports it where the file does not yet. */
  public import(name: string, module: string): string {
    const bindings = this.imports.filter((one) => moduleOf(one) === module && !isOfTypes(one))
      .flatMap(({ importClause }) => importClause?.namedBindings ?? []).find(ts.isNamedImports);
    const present = bindings?.elements.find((one) => (one.propertyName ?? one.name).text === name && !one.isTypeOnly);
    if (present) return present.name.text;
    const local = freeName(name, this.names, 'Imported');
    const specifier = local === name ? name : `${name} as ${local}`;
    const last = bindings?.elements.at(-1);
    if (last) this.insert(last.end, `, ${specifier}`);
    else this.newImport(module).push(specifier);
    return local;
  }

  /** Puts a text in front of a statement, and what is said about it. */
  public insertBefore(statement: ts.Statement, text: string): void {
    const [comment] = ts.getLeadingCommentRanges(this.text, statement.getFullStart()) ?? [];
    this.insert(comment?.pos ?? statement.getStart(this.source), text);
  }

  /** Adds an element to a list; of what is no list but makes one, such as `TYPES.map(rule)`, it makes one. */
  public append(list: ts.Expression, element: string): void {
    if (!ts.isArrayLiteralExpression(list)) {
      this.insert(list.getStart(this.source), '[...');
      this.insert(list.end, `, ${element}]`);
      return;
    }
    const last = list.elements.at(-1);
    const indent = ' '.repeat(this.indentAt(list.end));
    if (!last) {
      this.insert(list.end - 1, element);
    } else if (this.lineOf(list.getStart(this.source)) !== this.lineOf(list.end)) {
      const comma = list.elements.hasTrailingComma ? '' : ',';
      this.insert(last.end, `,\n${' '.repeat(this.indentAt(last.getStart(this.source)))}${element}${comma}`);
    } else if (this.lengthOfLine(list.end) + element.length + ', '.length > LONGEST_LINE) {
      this.insert(list.elements[0]!.getStart(this.source), `\n${indent}  `);
      this.insert(last.end, `,\n${indent}  ${element},\n${indent}`);
    } else {
      this.insert(last.end, `, ${element}`);
    }
  }

  /** The last statement that declares something as what `isValue` takes, and that value; undefined where there is none. */
  public find<T extends ts.Expression>(
    isValue: (value: ts.Expression, name: string) => value is T,
  ): { statement: ts.Statement; value: T } | undefined {
    for (const statement of [...this.source.statements].reverse()) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (initializer && isValue(initializer, name.getText(this.source))) return { statement, value: initializer };
      }
    }
    return undefined;
  }

  public toString(): string {
    for (const [module, specifiers] of [...this.newImports].sort(([one], [other]) => byPath(one, other))) {
      const line = `import { ${specifiers.sort(byText).join(', ')} } from '${module}';`;
      const next = this.imports.find((one) => byPath(moduleOf(one), module) > 0);
      if (next) this.insertBefore(next, `${line}\n`);
      else this.insert(this.imports.at(-1)?.end ?? 0, `\n${line}`);
    }
    this.newImports.clear();
    let end = 0;
    const pieces = [...this.edits].sort((a, b) => a.at - b.at).map(({ at, text }) => {
      const kept = this.text.slice(end, at);
      end = at;
      return kept + text;
    });
    return [...pieces, this.text.slice(end)].join('');
  }

  private newImport(module: string): string[] {
    const specifiers = this.newImports.get(module) ?? [];
    this.newImports.set(module, specifiers);
    return specifiers;
  }

  private get imports(): ts.ImportDeclaration[] {
    return this.source.statements.filter(ts.isImportDeclaration);
  }

  private insert(at: number, text: string): void {
    this.edits.push({ at, text });
  }

  private lineOf = (at: number): number => this.source.getLineAndCharacterOfPosition(at).line;

  private textOfLine(at: number): string {
    return this.text.slice(this.source.getPositionOfLineAndCharacter(this.lineOf(at), 0)).split('\n', 1)[0]!;
  }

  private lengthOfLine = (at: number): number => this.textOfLine(at).length;

  private indentAt = (at: number): number => this.textOfLine(at).search(/\S|$/);
}

/** As the linter has it. */
const LONGEST_LINE = 140;

/** A name that is neither taken nor a word of the language. */
export function freeName(name: string, taken: ReadonlySet<string>, suffix: string): string {
  return taken.has(name) || isReserved(name) ? freeName(`${name}${suffix}`, taken, suffix) : name;
}

function isReserved(name: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, name);
  return scanner.scan() !== ts.SyntaxKind.Identifier;
}

const moduleOf = ({ moduleSpecifier }: ts.ImportDeclaration): string => (moduleSpecifier as ts.StringLiteral).text;

const isOfTypes = ({ importClause }: ts.ImportDeclaration): boolean => importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

const byText = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

/** As the linter orders imports: what is beside it comes last, then folder by folder. */
function byPath(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')];
  if ((one[0] === '.') !== (other[0] === '.')) return one[0] === '.' ? 1 : -1;
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 || other[at] === undefined ? one.length - other.length : byText(one[at]!, other[at]);
}
