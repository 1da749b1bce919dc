import { execFile, execFileSync } from 'child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { promisify } from 'util';
import { applied, diffOf, editOf } from '../../src/cli/init/edit';
import { Outcome, aurora, folderOf } from './support';

const CDK = join(__dirname, '../../node_modules/aws-cdk/bin/cdk');
const LANGUAGES = ['typescript', 'javascript', 'python', 'java', 'go'] as const;

/** What `cdk init` writes, by language. */
const apps = new Map<string, string>();

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(async (language) => {
    const folder = join(folderOf({}), `my-${language}`);
    mkdirSync(folder);
    const home = folderOf({});
    await promisify(execFile)(process.execPath, [CDK, 'init', 'app', '--language', language, '--generate-only', '--no-notices'], {
      cwd: folder,
      env: { ...process.env, HOME: home, CI: 'true' },
    });
    apps.set(language, folder);
  }));
}, 120_000);

const init = (folder: string, ...args: string[]): Promise<Outcome> => aurora(folder, ['init', ...args]);

describe.each([
  ['typescript', 'bin/my-typescript.ts', 'cdk.Validations.of(app).addPlugins(new AuroraChecks(app));'],
  ['javascript', 'bin/my-javascript.js', 'cdk.Validations.of(app).addPlugins(new AuroraChecks(app));'],
  ['python', 'app.py', 'cdk.Validations.of(app).add_plugins(AuroraChecks(app))'],
  ['java', 'src/main/java/com/myorg/MyJavaApp.java', 'Validations.of(app).addPlugins(new AuroraChecks(app));'],
  ['go', 'my-go.go', 'awscdk.Validations_Of(app).AddPlugins(cdkauroratopology.NewAuroraChecks(app, nil))'],
] as const)('the app that cdk init writes in %s', (language, file, line) => {
  const read = (): string => readFileSync(join(apps.get(language)!, file), 'utf8');

  test('is shown what would be added, and left as it is', async () => {
    const before = read();
    const { status, out, err } = await init(apps.get(language)!, '--dry-run');
    expect({ status, err, isLeft: read() === before }).toEqual({ status: 0, err: '', isLeft: true });
    expect(out).toMatchSnapshot();
  });

  test('gets the line after the app is created, once', async () => {
    const folder = apps.get(language)!;
    const before = read();
    const { status, out, err } = await init(folder);
    expect(status).toBe(0);
    expect(err).toMatch(new RegExp(`^${file} is changed. If the package is not there yet: `));
    const lines = read().split(/\r?\n/).map((one) => one.trim());
    expect(lines[lines.indexOf(line) - 1]).toMatch(/\bapp\b.*App\(/);
    const after = read();
    expect(await init(folder)).toEqual({ status: 0, out: '', err: `${file} has the checks already\n` });
    expect(read()).toBe(after);
    // The diff is one that git can take back.
    writeFileSync(join(folder, 'added.diff'), out);
    execFileSync('git', ['apply', '--reverse', '--unsafe-paths', 'added.diff'], { cwd: folder, env: { ...process.env, GIT_CEILING_DIRECTORIES: join(folder, '..') } });
    expect(read()).toBe(before);
  });
});

test('a language that is not changed is told what to write', async () => {
  const { status, out, err } = await init(folderOf({ 'cdk.json': { app: 'dotnet run --project src/App/App.csproj' } }));
  expect(status).toBe(2);
  expect(err).toBe('cdk.json does not name the file that creates the app, so nothing is changed: add the last line after the app is created, and what it imports\n');
  expect(out).toContain('C#\n  using CdkAuroraTopology;\n  Validations.Of(app).AddPlugins(new AuroraChecks(app));\n');
});

/** What becomes of a file. */
function result(file: string, content: string): string {
  const edit = editOf(file, content);
  return edit.kind === 'edit' ? applied(content, edit.insertions) : edit.kind === 'there' ? 'there' : edit.why;
}

describe('other shapes', () => {
  test('named imports get one more', () => {
    expect(result('app.ts', "import { App, Stack } from 'aws-cdk-lib';\n\nexport const app: App = new App({\n  context: { a: ')' }, // the )\n});\nnew Stack(app, 'S');\n")).toBe(
      "import { App, Stack } from 'aws-cdk-lib';\nimport { Validations } from 'aws-cdk-lib';\nimport { AuroraChecks } from 'cdk-aurora-topology';\n\n"
      + "export const app: App = new App({\n  context: { a: ')' }, // the )\n});\nValidations.of(app).addPlugins(new AuroraChecks(app));\nnew Stack(app, 'S');\n",
    );
  });

  test('quotes, semicolons, indentation and line ends are those of the file', () => {
    expect(result('app.ts', 'import {\r\n  App,\r\n} from "aws-cdk-lib"\r\n\r\nfunction main() {\r\n  const it = new App()\r\n}\r\n')).toBe(
      'import {\r\n  App,\r\n} from "aws-cdk-lib"\r\nimport { Validations } from "aws-cdk-lib"\r\nimport { AuroraChecks } from "cdk-aurora-topology"\r\n\r\n'
      + 'function main() {\r\n  const it = new App()\r\n  Validations.of(it).addPlugins(new AuroraChecks(it))\r\n}\r\n',
    );
  });

  test('imports of Python that span lines stay in one piece', () => {
    expect(result('app.py', 'from aws_cdk import (\n    App,\n    Stack,\n)\n\napp = App()\n')).toBe(
      'from aws_cdk import (\n    App,\n    Stack,\n)\nfrom aws_cdk import Validations\nfrom cdk_aurora_topology import AuroraChecks\n\napp = App()\n'
      + 'Validations.of(app).add_plugins(AuroraChecks(app))\n',
    );
  });

  test.each([
    ['app.ts', "import * as cdk from 'aws-cdk-lib';\nnew MyStack(new cdk.App(), 'S');\n", 'app.ts has no line that creates the app'],
    ['app.ts', "import * as cdk from 'aws-cdk-lib';\nconst a = new cdk.App();\nconst b = new cdk.App();\n", 'app.ts creates several apps'],
    ['app.ts', "import { App } from './my-app';\nconst app = new App();\n", 'app.ts has no line that imports CDK in one of the usual ways'],
    ['app.ts', "import * as cdk from 'aws-cdk-lib';\nconst app = new cdk.App(), x = 1;\n", 'it is not clear where the call that creates the app ends in app.ts'],
    ['app.ts', "import * as cdk from 'aws-cdk-lib';\nconst app = new cdk.App({\n", 'it is not clear where the call that creates the app ends in app.ts'],
    ['app.ts', "const app = new cdk.App();\nimport * as cdk from 'aws-cdk-lib';\n", 'app.ts has no line that imports CDK in one of the usual ways'],
    ['app.rb', 'app = App.new', 'app.rb is in a language that is not known'],
    ['app.ts', "import { App, Aspects } from 'aws-cdk-lib';\nconst app = new App();\nAspects.of(app).add(new AuroraConstraints());\n", 'there'],
  ])('%s: %j is left as it is', (file, content, why) => {
    expect(result(file, content)).toBe(why);
  });

  test('checks in a comment are no checks', () => {
    expect(result('app.ts', "import * as cdk from 'aws-cdk-lib';\n// TODO: AuroraChecks\nconst app = new cdk.App();\n")).toContain('new AuroraChecks(app)');
  });

  test('what is near each other is one hunk', () => {
    const content = "import * as cdk from 'aws-cdk-lib';\nconst app = new cdk.App();\n";
    const edit = editOf('app.ts', content);
    expect(edit.kind === 'edit' && diffOf('app.ts', content, edit.insertions)).toBe([
      '--- a/app.ts',
      '+++ b/app.ts',
      '@@ -1,2 +1,4 @@',
      " import * as cdk from 'aws-cdk-lib';",
      "+import { AuroraChecks } from 'cdk-aurora-topology';",
      ' const app = new cdk.App();',
      '+cdk.Validations.of(app).addPlugins(new AuroraChecks(app));',
      '',
    ].join('\n'));
  });
});

describe('the file that creates the app', () => {
  const TS = "import * as cdk from 'aws-cdk-lib';\nconst app = new cdk.App();\n";
  const JAVA = 'package org;\n\nimport software.amazon.awscdk.*;\n\nclass Main {\n  void main() {\n    var app = new App();\n  }\n}\n';
  const GO = 'package main\n\nimport (\n\t"github.com/aws/aws-cdk-go/awscdk/v2"\n)\n\nfunc main() {\n\tapp := awscdk.NewApp(nil)\n}\n';

  test.each([
    ['what is compiled', 'node bin/app.js', { 'bin/app.js': '', 'bin/app.ts': TS }, 'bin/app.ts'],
    ['options before it', 'npx ts-node --prefer-ts-exts "src/main.ts"', { 'src/main.ts': TS }, 'src/main.ts'],
    ['a loader before it', 'node --import ./node_modules/x/register.mjs app.ts', { 'app.ts': TS, 'node_modules/x/register.mjs': '' }, 'app.ts'],
    ['Gradle', './gradlew run', { 'build.gradle': "application {\n  mainClass = 'org.Main'\n}\n", 'src/main/java/org/Main.java': JAVA }, 'src/main/java/org/Main.java'],
    ['a package of Go', 'go mod download && go run .', { 'main.go': GO, 'main_test.go': GO, 'stack.go': 'package main\n' }, 'main.go'],
  ] as const)('is found in cdk.json: %s', async (_, app, files, file) => {
    const folder = folderOf({ 'cdk.json': { app }, ...files });
    const { status, out } = await init(folder, '--dry-run');
    expect({ status, out: out.split('\n')[0] }).toEqual({ status: 0, out: `--- a/${file}` });
  });

  test.each([
    [{}, 'there is no cdk.json here: run it in the folder of the app\n'],
    [{ 'cdk.json': 'app: x' }, 'cdk.json cannot be read: it is no JSON\n'],
    [{ 'cdk.json': {} }, 'cdk.json has no "app", so it is not known what creates the app\n'],
    [{ 'cdk.json': 'null' }, 'cdk.json has no "app", so it is not known what creates the app\n'],
    [{ 'cdk.json': { app: 'node app.ts' }, 'app.ts/x': '' }, 'app.ts, which cdk.json names, cannot be read\n'],
  ])('is not found with %j', async (files, said) => {
    expect(await init(folderOf(files))).toEqual({ status: 2, out: '', err: said });
  });

  test('that cannot be written is said', async () => {
    const folder = folderOf({ 'cdk.json': { app: 'npx tsx app.ts' }, 'app.ts': TS });
    const isRoot = process.getuid?.() === 0;
    chmodSync(join(folder, 'app.ts'), 0o444);
    const { status, err } = await init(folder);
    // Nothing is closed to the superuser.
    expect({ status, err }).toMatchObject(isRoot ? { status: 0 } : { status: 2, err: 'app.ts cannot be written: add the lines above yourself\n' });
  });
});
