import { ExampleResource, ExampleStack } from '../../engine/example';
import { DOCUMENTS, attributeName, constructOf, isTakenByConstruct, propertyName, variableName } from './cdk-names';

type Entry = readonly [logicalId: string, resource: ExampleResource];

const INDENT = '  ';

/** What a template can say, and this cannot put into code. */
class Unwritable extends Error {}

/**
 * The code of a stack as CDK has it, in TypeScript with L1 constructs, whose names are those of the template. Undefined where the
 * template has something that cannot be written so: parameters and conditions.
 */
export function cdkCode({ resources, parameters, conditions, outputs = {} }: ExampleStack): string | undefined {
  if (parameters ?? conditions) return undefined;
  const code = new StackCode(resources);
  try {
    return code.of(Object.entries(outputs));
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}

class StackCode {
  private readonly imports = new Set<string>();
  private readonly declared = new Set<string>();
  /** Those that no L1 construct takes. */
  private readonly plain = new Set<string>();
  /** Those that something declared later refers to. */
  private readonly named = new Set<string>();

  public constructor(private readonly resources: ExampleStack['resources']) {}

  public of(outputs: readonly (readonly [string, Readonly<Record<string, unknown>>])[]): string {
    const statements = [...inOrder(this.resources).map((entry) => this.statements(entry)), ...outputs.map((output) => this.output(output))];
    // Only now it is known which are referred to.
    const body = statements.map((make) => make()).join('\n');
    if (body === '') return '// no resource';
    const imports = [...this.imports].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    return `import { ${imports.join(', ')} } from 'aws-cdk-lib';\n\n${body}`;
  }

  private statements([logicalId, { Type, Properties, ...attributes }]: Entry): () => string {
    const declaration = this.declaration(logicalId, Type, Properties);
    const after = this.attributes(logicalId, attributes);
    this.declared.add(logicalId);
    return () => [this.named.has(logicalId) ? `const ${variableName(logicalId)} = ${declaration}` : declaration, ...after].join('\n');
  }

  private declaration(logicalId: string, type: string, properties: Readonly<Record<string, unknown>>): string {
    if (!isTakenByConstruct(type, properties)) {
      this.plain.add(logicalId);
      return `new ${this.imported('CfnResource')}(this, '${logicalId}', ${this.object({ type, properties }, 0, (key) => key)});`;
    }
    const { module, className } = constructOf(type);
    this.imports.add(`aws_${module} as ${module}`);
    return `new ${module}.${className}(this, '${logicalId}', ${this.properties(properties, type)});`;
  }

  /** What stands beside the properties. */
  private attributes(logicalId: string, attributes: Partial<ExampleResource>): string[] {
    const { DependsOn = [], DeletionPolicy, UpdateReplacePolicy, Metadata = {}, Condition } = attributes;
    if (Condition !== undefined) throw new Unwritable();
    const policies = Object.entries({ deletionPolicy: DeletionPolicy, updateReplacePolicy: UpdateReplacePolicy })
      .flatMap(([option, policy]) => (policy === undefined ? [] : [[option, policy] as const]));
    const statements = [
      ...this.dependencies([DependsOn].flat()),
      ...policies.map(([option, policy]) => `.cfnOptions.${option} = ${this.imported('CfnDeletionPolicy')}.${policyName(policy)};`),
      ...Object.entries(Metadata).map(([key, value]) => `.addMetadata(${text(key)}, ${this.value(value, INDENT.length, (name) => name)});`),
    ];
    if (statements.length > 0) this.named.add(logicalId);
    return statements.map((statement) => `${variableName(logicalId)}${statement}`);
  }

  private dependencies(targets: readonly string[]): string[] {
    return targets.every((target) => this.declared.has(target))
      ? targets.map((target) => `.addDependency(${this.variable(target)});`)
      : [`.addOverride('DependsOn', ${this.list(targets, 0, (key) => key)});`];
  }

  private output([logicalId, { Value, Export, Description }]: readonly [string, Readonly<Record<string, unknown>>]): () => string {
    const exportName = (Export as { readonly Name?: unknown } | undefined)?.Name;
    const props = { Value, Description, ExportName: exportName };
    const declaration = `new ${this.imported('CfnOutput')}(this, '${logicalId}', ${this.object(props, 0, propertyName)});`;
    return () => declaration;
  }

  private properties(properties: Readonly<Record<string, unknown>>, type: string): string {
    const entries = Object.entries(properties).filter(([, value]) => value !== undefined).map(([name, value]) => {
      const rename = DOCUMENTS.has(`${type}.${name}`) ? (key: string) => key : propertyName;
      return `${INDENT}${propertyName(name)}: ${this.value(value, 1, rename)},\n`;
    });
    return entries.length === 0 ? '{}' : `{\n${entries.join('')}}`;
  }

  private value(value: unknown, depth: number, rename: (key: string) => string): string {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return this.list(value, depth, rename);
    if (typeof value !== 'object' || value === null) return String(value);
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    const isFunction = others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
    return isFunction ? this.intrinsic(name, argument) : this.object(value, depth, rename);
  }

  private list(values: readonly unknown[], depth: number, rename: (key: string) => string): string {
    const items = values.map((item) => this.value(item, depth, rename));
    const line = `[${items.join(', ')}]`;
    if (line.length <= 80 && !line.includes('\n')) return line;
    const indent = INDENT.repeat(depth);
    return `[\n${values.map((item) => `${indent}${INDENT}${this.value(item, depth + 1, rename)},\n`).join('')}${indent}]`;
  }

  private object(value: object, depth: number, rename: (key: string) => string): string {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    const written = (at: number): string[] => entries.map(([key, one]) => `${quotedKey(rename(key))}: ${this.value(one, at, rename)}`);
    const line = `{ ${written(depth).join(', ')} }`;
    if (line.length <= 80 && !line.includes('\n')) return line;
    const indent = INDENT.repeat(depth);
    return `{\n${written(depth + 1).map((entry) => `${indent}${INDENT}${entry},\n`).join('')}${indent}}`;
  }

  private intrinsic(name: string, argument: unknown): string {
    if (name === 'Ref') return this.reference(String(argument));
    if (name === 'Fn::GetAtt') return this.attribute(argument);
    const fn = FUNCTIONS[name];
    if (fn === undefined) throw new Unwritable();
    const values = fn.takesList && Array.isArray(argument) ? argument : [argument];
    return `${this.imported('Fn')}.${fn.method}(${values.map((one) => this.value(one, 0, (key) => key)).join(', ')})`;
  }

  private reference(target: string): string {
    if (target.startsWith('AWS::')) return `${this.imported('Aws')}.${target.slice(5).replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}`;
    return this.declared.has(target) ? `${this.variable(target)}.ref` : `${this.imported('Fn')}.ref('${target}')`;
  }

  private attribute(argument: unknown): string {
    const [target = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
    const attribute = path.join('.');
    if (this.plain.has(target)) return `${this.variable(target)}.getAtt('${attribute}').toString()`;
    return this.declared.has(target)
      ? `${this.variable(target)}.${attributeName(attribute)}`
      : `${this.imported('Fn')}.getAtt('${target}', '${attribute}').toString()`;
  }

  private variable(logicalId: string): string {
    this.named.add(logicalId);
    return variableName(logicalId);
  }

  private imported(name: string): string {
    this.imports.add(name);
    return name;
  }
}

/** Functions of CDK, and whether their argument is a list of arguments. */
const FUNCTIONS: Readonly<Record<string, { readonly method: string; readonly takesList: boolean }>> = {
  'Fn::ImportValue': { method: 'importValue', takesList: false },
  'Fn::Sub': { method: 'sub', takesList: true },
  'Fn::Join': { method: 'join', takesList: true },
  'Fn::Select': { method: 'select', takesList: true },
  'Fn::GetAZs': { method: 'getAzs', takesList: false },
  'Fn::Base64': { method: 'base64', takesList: false },
};

/** `RetainExceptOnCreate` is `RETAIN_EXCEPT_ON_CREATE`. */
const policyName = (policy: string): string => policy.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

const text = (value: string): string => `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const quotedKey = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key));

/** What others refer to comes first, as far as they do not refer to each other. */
function inOrder(resources: ExampleStack['resources']): readonly Entry[] {
  const ordered: Entry[] = [];
  const visited = new Set<string>();
  const visit = (logicalId: string): void => {
    const resource = resources[logicalId];
    if (resource === undefined || visited.has(logicalId)) return;
    visited.add(logicalId);
    referred(resource).forEach(visit);
    ordered.push([logicalId, resource]);
  };
  Object.keys(resources).forEach(visit);
  return ordered;
}

/** The logical ids, among other texts, that a part of a template refers to. */
function referred(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referred);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === 'Ref' || key === 'DependsOn') return [one].flat().map(String);
    if (key === 'Fn::GetAtt') return [String(Array.isArray(one) ? one[0] : String(one).split('.')[0])];
    return referred(one);
  });
}
