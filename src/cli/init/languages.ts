/** How an app of one language is told to check itself. */
export interface Language {
  readonly name: string;
  readonly install: string;
  /** What creates the app, on a line of its own; the group `app` is its variable. */
  readonly app: RegExp;
  /** Lines that import CDK: ours come after the last of them. */
  readonly cdkImport: RegExp;
  /** What ends an import of several lines that begins like that. */
  readonly importEnd?: (line: string) => RegExp | undefined;
  /** What starts a comment on a line. */
  readonly comment: string;
  /** The lines to add: imports, and the one after the app is created. */
  readonly lines: (source: Source) => Lines;
}

/** What is known of a file. */
export interface Source {
  readonly lines: readonly string[];
  /** The variable of the app. */
  readonly app: string;
  /** The last line that imports CDK. */
  readonly cdkImport: string;
}

export interface Lines {
  readonly imports: readonly string[];
  readonly plugin: string;
}

const lastGroup = (lines: readonly string[], pattern: RegExp): string | undefined =>
  lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(-1);

const hasLine = (lines: readonly string[], pattern: RegExp): boolean => lines.some((line) => pattern.test(line));

/** TypeScript and JavaScript, as modules or with `require`. */
const typescript: Language = {
  name: 'TypeScript',
  install: 'npm install cdk-aurora-topology',
  app: /^\s*(?:export\s+)?(?:const|let|var)\s+(?<app>\w+)(?:\s*:\s*[\w.]+)?\s*=\s*new\s+(?:\w+\.)?App\s*\(/,
  cdkImport: /^(?:import\b|\}|const\b|var\b).*['"]aws-cdk-lib(?:\/core)?['"]/,
  comment: '//',
  lines: ({ lines, app, cdkImport }) => {
    const alias = lastGroup(lines, /^import\s+(?:\*\s+as\s+)?(\w+)\s+(?:from\s+|=\s*require\()['"]aws-cdk-lib(?:\/core)?['"]/)
      ?? lastGroup(lines, /^(?:const|var)\s+(\w+)\s*=\s*require\(['"]aws-cdk-lib(?:\/core)?['"]\)/);
    const [quote, end] = [cdkImport.includes('"') ? '"' : "'", /;\s*$/.test(cdkImport) ? ';' : ''];
    const requires = /\brequire\(/.test(cdkImport) && !cdkImport.startsWith('import');
    const imported = (name: string, from: string): string =>
      (requires ? `const { ${name} } = require(${quote}${from}${quote})${end}` : `import { ${name} } from ${quote}${from}${quote}${end}`);
    return {
      imports: [...(alias === undefined ? [imported('Validations', 'aws-cdk-lib')] : []), imported('AuroraChecks', 'cdk-aurora-topology')],
      plugin: `${alias === undefined ? '' : `${alias}.`}Validations.of(${app}).addPlugins(new AuroraChecks(${app}))${end}`,
    };
  },
};

const python: Language = {
  name: 'Python',
  install: 'pip install cdk-aurora-topology, and add it to requirements.txt',
  app: /^\s*(?<app>\w+)\s*=\s*(?:\w+\.)?App\s*\(/,
  cdkImport: /^(?:import\s+aws_cdk\b|from\s+aws_cdk\s+import\b)/,
  importEnd: (line) => (/\(\s*(?:#.*)?$/.test(line) ? /^\s*\)/ : undefined),
  comment: '#',
  lines: ({ lines, app }) => {
    const alias = lastGroup(lines, /^import\s+aws_cdk\s+as\s+(\w+)/) ?? lastGroup(lines, /^import\s+(aws_cdk)\s*$/)
      ?? lastGroup(lines, /^from\s+aws_cdk\s+import\s+core\s+as\s+(\w+)/);
    return {
      imports: [...(alias === undefined ? ['from aws_cdk import Validations'] : []), 'from cdk_aurora_topology import AuroraChecks'],
      plugin: `${alias === undefined ? '' : `${alias}.`}Validations.of(${app}).add_plugins(AuroraChecks(${app}))`,
    };
  },
};

const java: Language = {
  name: 'Java',
  install: 'add io.github.cdkauroratopology:cdk-aurora-topology to pom.xml or build.gradle',
  app: /^\s*(?:final\s+)?(?:App|var)\s+(?<app>\w+)\s*=\s*new\s+App\s*\(/,
  cdkImport: /^import\s+software\.amazon\.awscdk\.(?:App|\*)\s*;/,
  comment: '//',
  lines: ({ lines, app }) => ({
    imports: [
      ...(hasLine(lines, /^import\s+software\.amazon\.awscdk\.(?:Validations|\*)\s*;/) ? [] : ['import software.amazon.awscdk.Validations;']),
      'import io.github.cdkauroratopology.AuroraChecks;',
    ],
    plugin: `Validations.of(${app}).addPlugins(new AuroraChecks(${app}));`,
  }),
};

const GO_MODULE = 'github.com/cdk-aurora-topology/cdk-aurora-topology-go/cdkauroratopology';

const go: Language = {
  name: 'Go',
  install: `go get ${GO_MODULE}`,
  app: /^\s*(?<app>\w+)\s*:=\s*awscdk\.NewApp\s*\(/,
  // In a block of imports, and under its own name.
  cdkImport: /^\s+"github\.com\/aws\/aws-cdk-go\/awscdk\/v2"/,
  comment: '//',
  lines: ({ app }) => ({
    imports: [`\t"${GO_MODULE}"`],
    plugin: `awscdk.Validations_Of(${app}).AddPlugins(cdkauroratopology.NewAuroraChecks(${app}, nil))`,
  }),
};

/** Languages by the ending of their files. */
export const LANGUAGES: Readonly<Record<string, Language | undefined>> = {
  ts: typescript,
  mts: typescript,
  cts: typescript,
  js: typescript,
  mjs: typescript,
  cjs: typescript,
  py: python,
  java,
  go,
};

/** What to write by hand, where no file is changed; C# is not changed at all. */
export const BY_HAND: readonly (readonly [language: string, lines: readonly string[]])[] = [
  ['TypeScript, JavaScript', ["import { Validations } from 'aws-cdk-lib';", "import { AuroraChecks } from 'cdk-aurora-topology';", 'Validations.of(app).addPlugins(new AuroraChecks(app));']],
  ['Python', ['from aws_cdk import Validations', 'from cdk_aurora_topology import AuroraChecks', 'Validations.of(app).add_plugins(AuroraChecks(app))']],
  ['Java', ['import software.amazon.awscdk.Validations;', 'import io.github.cdkauroratopology.AuroraChecks;', 'Validations.of(app).addPlugins(new AuroraChecks(app));']],
  ['C#', ['using CdkAuroraTopology;', 'Validations.Of(app).AddPlugins(new AuroraChecks(app));']],
  ['Go', [`import "${GO_MODULE}"`, 'awscdk.Validations_Of(app).AddPlugins(cdkauroratopology.NewAuroraChecks(app, nil))']],
];
