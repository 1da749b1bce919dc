import fs, { chmodSync, mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import fc from 'fast-check';
import { aurora, folderOf } from './support';

const INSTANCE = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: 'db.r6g.large' } };
const template = (properties: object = {}, rest: object = {}) => ({
  ...rest,
  Resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', MasterUsername: 'admin', ManageMasterUserPassword: true, ...properties } },
    Writer: INSTANCE,
  },
});
const BAD = template({ BacktrackWindow: 300_000 });
const RULE = 'BacktrackWindowRange';

const BAD_YAML = `
Resources:
  Cluster:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql
      MasterUsername: !Join ['', [ad, min]]
      ManageMasterUserPassword: true
      BacktrackWindow: 300000
  Writer:
    Type: AWS::RDS::DBInstance
    Properties: {Engine: aurora-mysql, DBClusterIdentifier: !Ref Cluster, DBInstanceClass: db.r6g.large}
`;

/** The findings, as `Rule @ file resource`, and what was said beside. */
async function checked(files: Readonly<Record<string, unknown>> | string, args: readonly string[] = ['.']) {
  const folder = typeof files === 'string' ? files : folderOf(files);
  const { status, out, err } = await aurora(folder, ['check', ...args, '--format', 'json']);
  const { findings = [] } = (out === '' ? {} : JSON.parse(out)) as { findings?: { ruleId: string; logicalId: string; location: { file: string } }[] };
  return { status, err, findings: findings.map(({ ruleId, logicalId, location }) => `${ruleId} @ ${location.file} ${logicalId}`) };
}

const found = (file: string) => ({ status: 1, err: '', findings: [`${RULE} @ ${file} Cluster`] });

describe('a template is read', () => {
  const anchored = BAD_YAML.replace('Properties:\n      Engine: aurora-mysql', 'Properties:\n      <<: &shared {Engine: aurora-mysql}').replace('{Engine: aurora-mysql, DB', '{<<: *shared, DB');
  test.each<[string, string, unknown]>([
    ['JSON', 'a.json', BAD],
    ['JSON with a byte order mark', 'a.json', `\uFEFF${JSON.stringify(BAD)}`],
    ['JSON in UTF-16, as a shell of Windows writes it', 'a.json', Buffer.from(`\uFEFF${JSON.stringify(BAD)}`, 'utf16le')],
    ['JSON whose last one of equal keys counts', 'a.json', JSON.stringify(BAD).replace('"BacktrackWindow"', '"BacktrackWindow":1,"BacktrackWindow"')],
    ['YAML with short forms', 'a.yaml', BAD_YAML],
    ['YAML with anchors and merge keys', 'a.yml', anchored],
    ['YAML after a document marker', 'a.yaml', `---${BAD_YAML}`],
    ['YAML in a file called .template', 'a.template', BAD_YAML],
    ['a recorded answer of get-template', 'a.json', { TemplateBody: BAD, StagesAvailable: ['Original', 'Processed'] }],
    ['a recorded answer with YAML', 'a.json', { TemplateBody: BAD_YAML }],
    ['a name with spaces, brackets and other letters', 'Bestellungen (neu) [1] {größer} ?.json', BAD],
    ['for SAM, which leaves databases as they are', 'a.yaml', `Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Timeout: 3}}\n${BAD_YAML}`],
  ])('%s', async (_, name, content) => {
    expect(await checked({ [name]: content }, [name])).toEqual(found(name));
    expect(await checked({ [name]: content })).toEqual(found(name));
  });

  test('what a tag of another tool makes is not known', async () => {
    expect(await checked({ 'a.yaml': BAD_YAML.replace('300000', '!Secret window') })).toEqual({ status: 0, err: '', findings: [] });
  });

  test('once, however often it is asked for', async () => {
    const folder = folderOf({ 'a/a.json': BAD });
    symlinkSync(join(folder, 'a'), join(folder, 'b'));
    const { findings } = await checked(folder, ['a', 'b', 'a/a.json', '**/*.json', './a/../a/a.json']);
    expect(findings).toHaveLength(1);
  });

  test('by a glob, without what is installed', async () => {
    const { status, err, findings } = await checked({ 'x/a.json': BAD, 'x/y/b.json': BAD, 'node_modules/c/c.json': BAD, 'x/package.json': { name: 'x' } }, ['**/*.json']);
    expect({ status, err, files: findings }).toEqual({ status: 1, err: '', files: [`${RULE} @ x/a.json Cluster`, `${RULE} @ x/y/b.json Cluster`] });
  });
});

describe('what is no template', () => {
  const TAB = BAD_YAML.replace('      BacktrackWindow', '\tBacktrackWindow');
  test.each<[string, string, unknown, string]>([
    ['empty', 'a.json', '', 'a.json is empty'],
    ['empty but for white space', 'a.yaml', ' \n\n', 'a.yaml is empty'],
    ['only comments', 'a.yaml', '# later\n', 'a.yaml cannot be read: it has only comments'],
    ['binary', 'a.template', Buffer.from([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2]), 'a.template is no text in UTF-8'],
    ['no UTF-8', 'a.yaml', Buffer.from('Resources: {Größe: 1}', 'latin1'), 'a.yaml is no text in UTF-8'],
    ['no JSON', 'a.json', '{\n  "Resources": {\n    "password": "hunter2",\n    "AWS::RDS": nul\n  }\n}', 'a.json cannot be read: it is no JSON: unexpected white space at line 4, column 20'],
    ['JSON with a comma too many', 'a.json', '{"AWS::RDS": 1,}', 'a.json cannot be read: it is no JSON: expected double-quoted property name at line 1, column 16'],
    ['JSON that ends too early', 'a.json', '{"Resources": {', 'a.json cannot be read: it is no JSON: expected property name or \'}\' at line 1, column 16'],
    ['JSON that is nested without end', 'a.json', '['.repeat(200_000), 'a.json cannot be read: it is no JSON: unexpected end of JSON input at line 1, column 200001'],
    ['YAML with a tab', 'a.yaml', TAB, 'a.yaml cannot be read: it is no YAML: tabs are not allowed as indentation at line 9, column 1'],
    ['YAML with a key twice', 'a.yaml', `${BAD_YAML}  Writer: {}\n`, 'a.yaml cannot be read: it has a key twice, at line 13, column 3'],
    ['YAML of several documents', 'a.yaml', `${BAD_YAML}---\n${BAD_YAML}`, 'a.yaml cannot be read: it has 2 YAML documents, and a template is one: put each into a file of its own'],
    ['YAML that is nested without end', 'a.yaml', '- '.repeat(20_000), 'a.yaml cannot be read: it is nested too deep'],
    ['YAML that grows without end', 'a.yaml', Array.from({ length: 9 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : Array(9).fill(`*a${i - 1}`).join(',')}]`).join('\n'), 'a.yaml cannot be read: Excessive alias count indicates a resource exhaustion attack'],
    ['JSON that is something else', 'package.json', { name: 'orders', version: '1.0.0' }, 'package.json is no CloudFormation template: it has no Resources'],
    ['YAML that is something else', 'compose.yaml', 'services: {db: {image: mysql}}', 'compose.yaml is no CloudFormation template: it has no Resources'],
    ['a list', 'a.json', '[1]', 'a.json is no CloudFormation template: it has no Resources'],
    ['recorded answers', 'a.json', { DBClusters: [] }, 'a.json has recorded answers about what is deployed, and no template: name it with --live'],
  ])('%s is a line and status 2, and the others are checked', async (_, name, content, line) => {
    expect(await checked({ 'good.yaml': BAD_YAML, [name]: content }, [name, 'good.yaml'])).toEqual({ status: 2, err: `${line}\n`, findings: [`${RULE} @ good.yaml Cluster`] });
  });

  test('is passed over in a folder and in a glob, where there is a template as well', async () => {
    const files = { 'good.yaml': BAD_YAML, 'package.json': { name: 'x' }, 'tsconfig.json': '{ // compiled\n}', 'empty.yaml': '', 'pods.yaml': 'kind: Pod\n---\nkind: Pod\n', 'x.template': Buffer.from([0, 1]) };
    expect(await checked(files)).toEqual(found('good.yaml'));
    expect(await checked(files, ['*'])).toEqual(found('good.yaml'));
  });

  test('is a line in a folder and in a glob, where it was meant to be one', async () => {
    const files = { 'good.yaml': BAD_YAML, 'broken.yaml': TAB };
    for (const path of ['.', '*.yaml']) {
      const { status, err, findings } = await checked(files, [path]);
      expect({ status, findings }).toEqual({ status: 2, findings: [`${RULE} @ good.yaml Cluster`] });
      expect(err).toMatch(/^broken\.yaml cannot be read: .*line 9, column 1\n$/);
    }
  });

  test.each([
    [{ 'package.json': { name: 'x' } }, ['.'], '. holds neither a manifest.json nor a template, and the folders in it are not looked into\n'],
    [{ 'x/a.json': BAD }, ['.'], '. holds neither a manifest.json nor a template, and the folders in it are not looked into\n'],
    [{ 'a.txt': 'x' }, ['*.txt'], '*.txt matches no template\n'],
    [{ 'a.txt': 'x' }, ['**/*.json'], '**/*.json matches nothing\n'],
    [{ 'a.txt': 'x' }, ['b.json'], 'b.json is not there\n'],
    [{ 'a.txt': 'x' }, [], 'there is no cdk.out here: run cdk synth, or name a template\n'],
    [{ 'a.txt': 'x' }, ['a.txt/b.json'], 'a.txt/b.json cannot be read: not a directory\n'],
  ])('%j has nothing to check by %j', async (files, args, err) => {
    expect(await checked(files, args)).toEqual({ status: 2, err, findings: [] });
  });

  test('is a link in a circle, or to nothing', async () => {
    const folder = folderOf({ 'good.yaml': BAD_YAML });
    symlinkSync('b.json', join(folder, 'a.json'));
    symlinkSync('a.json', join(folder, 'b.json'));
    symlinkSync('gone.json', join(folder, 'lost.json'));
    symlinkSync('.', join(folder, 'again'));
    expect((await checked(folder, ['a.json', 'good.yaml'])).err).toMatch(/^a\.json cannot be read: too many symbolic links/);
    expect(await checked(folder, ['lost.json'])).toEqual({ status: 2, err: 'lost.json is not there\n', findings: [] });
    expect((await checked(folder, ['**/*.yaml'])).findings).toEqual([`${RULE} @ good.yaml Cluster`]);
  });

  test('is a device, from which nothing is read', async () => {
    expect(await checked({}, ['/dev/zero'])).toEqual({ status: 2, err: '/dev/zero is no file\n', findings: [] });
  });

  test('is what may not be read', async () => {
    const folder = folderOf({ 'good.yaml': BAD_YAML, 'secret/a.json': BAD });
    chmodSync(join(folder, 'secret'), 0);
    // Who runs this may be allowed everything.
    const { readdirSync } = fs;
    const denied = Object.assign(new Error('EACCES: permission denied, scandir \'secret\''), { code: 'EACCES' });
    const spy = jest.spyOn(fs, 'readdirSync').mockImplementation(((path: string, ...rest: []) => {
      if (path.endsWith('secret')) throw denied;
      return readdirSync(path, ...rest);
    }) as typeof readdirSync);
    const outcome = await checked(folder, ['secret', 'good.yaml']);
    spy.mockRestore();
    chmodSync(join(folder, 'secret'), 0o700);
    expect(outcome).toEqual({ status: 2, err: 'secret cannot be read: permission denied\n', findings: [`${RULE} @ good.yaml Cluster`] });
  });

  test('is larger than any template, and refused within seconds', async () => {
    const long = 'x'.repeat(21 * 1024 * 1024);
    expect(await checked({ 'a.json': template({ DatabaseName: long }) }, ['a.json'])).toEqual({
      status: 2, err: 'a.json is not read: it has 21.0 MB, and CloudFormation takes templates of up to 1 MB\n', findings: [],
    });
    expect(await checked({ 'a.yaml': `${BAD_YAML}\nDescription: ${long}` }, ['a.yaml'])).toEqual({ status: 2, err: 'a.yaml is not read: it is YAML of 21.0 MB\n', findings: [] });
  }, 20_000);

  test('names of files do not control the terminal', async () => {
    const { err } = await checked({ 'a\u001b[31m\nb.json': '{' }, ['a\u001b[31m\nb.json']);
    expect(err).toMatch(/^a\\u001b\[31m\\u000ab\.json cannot be read: .*\n$/);
  });
});

describe('what a transform makes of a template is not known', () => {
  const LOOP = { 'Fn::ForEach::Readers': ['Name', ['A', 'B'], { 'Reader${Name}': INSTANCE }] };
  const LINE = 'it is not known, so';
  test.each<[string, object, string[], string]>([
    ['a macro', { ...BAD, Transform: ['Company', 'AWS::Serverless-2016-10-31'] }, [], `a.json is written for a transform (Company): what it makes of ${LINE} nothing in it is checked;`],
    ['a loop', { Transform: 'AWS::LanguageExtensions', Resources: { ...BAD.Resources, ...LOOP } }, [`${RULE} @ a.json Cluster`], `a.json is written for a transform (Fn::ForEach): what it makes of ${LINE} what is in its loops is not checked;`],
    ['an include', { Resources: { ...BAD.Resources, 'Fn::Transform': { Name: 'AWS::Include', Parameters: {} } } }, [`${RULE} @ a.json Cluster`], `a.json is written for a transform (AWS::Include): what it makes of ${LINE} the resources that it adds are not checked;`],
  ])('%s', async (_, content, findings, line) => {
    const outcome = await checked({ 'a.json': content });
    expect(outcome).toEqual({ status: findings.length > 0 ? 1 : 0, err: expect.stringContaining(line) as string, findings });
    expect(outcome.err.split('\n')).toHaveLength(2);
  });

  test('nothing is said of templates without databases', async () => {
    expect(await checked({ 'a.json': { Transform: 'Company', Resources: { Queue: { Type: 'AWS::SQS::Queue' } } } })).toEqual({ status: 0, err: '', findings: [] });
  });
});

describe('whatever is given, nothing is thrown', () => {
  const KEYS = [
    'Resources', 'Parameters', 'Transform', 'Metadata', 'Conditions', 'Outputs', 'Mappings', 'TemplateBody', 'Stacks', 'DBClusters', 'artifacts',
  ];
  const BYTES = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((json) => Buffer.from(json)),
    fc.string({ unit: 'grapheme', maxLength: 100 }).map((text) => Buffer.from(text)),
    // A template with a piece of it replaced.
    fc.tuple(fc.nat(BAD_YAML.length), fc.nat(20), fc.string()).map(([at, length, text]) =>
      Buffer.from(BAD_YAML.slice(0, at) + text + BAD_YAML.slice(at + length))),
    fc.tuple(fc.constantFrom(...KEYS), fc.jsonValue()).map(([key, value]) => Buffer.from(JSON.stringify({ ...BAD, [key]: value }))),
  );

  test('as a template, a baseline, parameters, a manifest or a configuration', async () => {
    const folder = folderOf({ 'good.json': BAD });
    mkdirSync(join(folder, 'assembly'));
    const uses: readonly (readonly [string, readonly string[]])[] = [
      ['x.json', ['x.json']],
      ['x.yaml', ['*']],
      ['x.template', ['good.json', '--against', 'x.template']],
      ['live.json', ['good.json', '--against', 'good.json', '--live', 'live.json']],
      ['given.json', ['good.json', '--parameters', 'given.json']],
      ['assembly/manifest.json', ['assembly']],
      ['settings.json', ['good.json', '--config', 'settings.json']],
    ];
    await fc.assert(fc.asyncProperty(BYTES, fc.constantFrom(...uses), async (bytes, [name, args]) => {
      fs.writeFileSync(join(folder, name), bytes);
      const { status, out, err } = await aurora(folder, ['check', ...args]);
      fs.rmSync(join(folder, name));
      expect([0, 1, 2]).toContain(status);
      if (status === 2) expect(err).toMatch(/^(?:[^\n]+\n)+$/);
      expect(out + err).not.toMatch(/undefined|\[object|TypeError/);
    }), { numRuns: 400 });
  }, 60_000);
});
