import ts from 'typescript';

/** A default in the description of an interface: "- `port`: 13306 on MySQL", over several lines if need be. */
const DEFAULT = /^ \* - `(\w+)`: (.*(?:\n \*   \S.*)*)$/gm;

/**
 * Declares what an interface inherits once more, with the default it has there: jsii lets no interface do so, and editors would show the
 * one of aws-cdk-lib, which does not hold.
 *
 * @param text the declarations of a module
 * @param inherited the declarations of the module of aws-cdk-lib that it inherits from, and the interface there
 */
export function declareDefaults(text, inherited) {
  const source = ts.createSourceFile('own.d.ts', text, ts.ScriptTarget.Latest, true);
  const originals = membersOf(ts.createSourceFile('inherited.d.ts', inherited.text, ts.ScriptTarget.Latest, true), inherited.interfaces);
  const edits = source.statements.filter(ts.isInterfaceDeclaration).flatMap((declaration) => {
    const own = new Set(declaration.members.map((member) => member.name?.getText()));
    const defaults = [...(docOf(declaration) ?? '').matchAll(DEFAULT)].filter(([, name]) => !own.has(name));
    return defaults.map(([, name, value]) => {
      const original = originals.get(name);
      if (!original) throw new Error(`${declaration.name.text} has a default of ${name}, which ${inherited.interfaces.join(' and ')} do not have`);
      return { at: declaration.members.end, text: `\n${redeclared(name, value.replace(/\n \*\s+/g, ' '), original, inherited.type)}` };
    });
  });
  return edits.reverse().reduce((whole, edit) => whole.slice(0, edit.at) + edit.text + whole.slice(edit.at), text);
}

/** The members of some interfaces, by name. */
function membersOf(source, interfaces) {
  const declarations = source.statements.filter((one) => ts.isInterfaceDeclaration(one) && interfaces.includes(one.name.text));
  return new Map(declarations.flatMap(({ members }) => members.map((member) => [member.name.getText(), member])));
}

const docOf = (node) => {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  return doc && ts.isJSDoc(doc) ? doc.getText() : undefined;
};

/** A property with the words of the original, but for the default. */
function redeclared(name, value, original, type) {
  const doc = docOf(original)?.split('\n').map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\* ?)/, '').trimEnd()) ?? [];
  const words = [];
  let isDefault = false;
  for (const line of doc) {
    if (line.startsWith('@')) isDefault = line.startsWith('@default');
    if (!isDefault) words.push(line);
  }
  const lines = `${words.join('\n').trim()}\n\n@default - ${value}`.trim().split('\n');
  // What the oldest aws-cdk-lib does not have yet cannot be looked up there.
  const isPlain = original.type.kind === ts.SyntaxKind.BooleanKeyword;
  return ['    /**', ...lines.map((line) => `     * ${line}`.trimEnd()), '     */', `    readonly ${name}?: ${isPlain ? 'boolean' : `${type}['${name}']`};`].join('\n');
}
