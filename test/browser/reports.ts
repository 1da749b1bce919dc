import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { safeUpdateApp } from '../../examples/safe-update/app';
import { aurora, folderOf } from '../cli/support';
import { EXAMPLES, example } from '../examples/support';
import { synthesize } from '../support/doors';

/** What the usual ways to smuggle a script into a page look like, in names and descriptions. */
export const SCRIPTS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></svg><script>alert(1)</script>',
  '<svg onload=alert(1)>',
  'javascript:alert(1)',
  ']]><script>alert(1)</script>',
  '--><iframe src="javascript:alert(1)"></iframe>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '\u0000\u0008\u202e<b>\ud800',
];

/** What no other text has in it: it stands wherever a template keeps a secret. */
export const SECRET = 'hunter2Xq';

const cluster = (name: string, properties: object = {}): object => ({
  Type: 'AWS::RDS::DBCluster',
  Properties: {
    Engine: 'aurora-postgresql', EngineVersion: '16.6', DBClusterIdentifier: name, MasterUsername: 'admin1', MasterUserPassword: SECRET, StorageEncrypted: true, ...properties,
  },
});

const member = (of: string, properties: object = {}): object => ({
  Type: 'AWS::RDS::DBInstance',
  Properties: { Engine: 'aurora-postgresql', DBInstanceClass: 'db.r7g.large', DBClusterIdentifier: { Ref: of }, ...properties },
});

/** A template with so many clusters, each with a writer and two readers. */
export function manyClusters(count: number): object {
  return {
    Resources: Object.fromEntries(Array.from({ length: count }, (_, index) => index).flatMap((index) => [
      [`Cluster${index}`, cluster(`shop-${index}`)],
      ...['Writer', 'Reader', 'Other'].map((name, tier): [string, object] => [
        `${name}${index}`,
        { ...member(`Cluster${index}`, { PromotionTier: tier, AvailabilityZone: `eu-west-1${'abc'.charAt(tier)}` }), ...(tier === 0 ? {} : { DependsOn: `Writer${index}` }) },
      ]),
    ])),
  };
}

/** A template whose names and descriptions try to run a script. */
export function hostileTemplate(): object {
  return {
    Description: SCRIPTS.join(' '),
    Resources: Object.fromEntries(SCRIPTS.flatMap((script, index) => [
      [`Group${index}`, { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: script, SecurityGroupIngress: [{ CidrIp: script, FromPort: 5432, ToPort: 5432, IpProtocol: 'tcp', Description: script }] } }],
      [`Cluster${index}`, cluster(script, { EngineVersion: script, AvailabilityZones: [script], VpcSecurityGroupIds: [{ Ref: `Group${index}` }], DatabaseName: script, Tags: [{ Key: script, Value: script }] })],
      [`Writer${index}`, member(`Cluster${index}`, { DBInstanceIdentifier: `${script}-writer`, DBInstanceClass: script, AvailabilityZone: script })],
      [`${script}${index}`, member(`Cluster${index}`)],
      [`Endpoint${index}`, { Type: 'AWS::RDS::DBClusterEndpoint', Properties: { DBClusterIdentifier: { Ref: `Cluster${index}` }, EndpointType: script, DBClusterEndpointIdentifier: script } }],
    ])),
  };
}

/** Names as long as nobody would give them. */
export function longNames(): object {
  const name = 'orders-'.repeat(72).slice(0, 500);
  return {
    Resources: {
      [`C${'x'.repeat(499)}`]: cluster(name),
      Writer: { ...member(`C${'x'.repeat(499)}`, { DBInstanceIdentifier: name, AvailabilityZone: name }) },
    },
  };
}

/** An example that is synthesized. */
function assembly(app: App): string {
  synthesize(app);
  return app.outdir;
}

/** What a report can be about, by what it is called: the paths, and what is deployed. */
export const SUBJECTS: Readonly<Record<string, () => readonly [path: string, against?: string]>> = {
  'orders': () => [assembly(example('orders'))],
  'auction': () => [assembly(example('auction'))],
  'global': () => [assembly(example('global'))],
  'serverless': () => [assembly(example('serverless'))],
  'refused': () => [assembly(example('refused'))],
  'safe-update': () => [
    assembly(safeUpdateApp({ outdir: mkdtempSync(join(tmpdir(), 'safe-update-')), context: { version: 'careless' } })),
    join(EXAMPLES, 'safe-update/deployed'),
  ],
  'no cluster': () => [folderOf({ 'template.json': { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } } })],
  'long names': () => [folderOf({ 'template.json': longNames() })],
  'scripts': () => [folderOf({ 'template.json': hostileTemplate() })],
};

/** The file of the report about a subject, or about paths, and its text. */
export async function report(subject: string | readonly [string, string?]): Promise<{ readonly file: string; readonly html: string }> {
  const [path, against] = typeof subject === 'string' ? SUBJECTS[subject]!() : subject;
  const file = join(mkdtempSync(join(tmpdir(), 'aurora-report-')), 'report.html');
  const { status, err } = await aurora(tmpdir(), ['report', path, ...(against === undefined ? [] : ['--against', against]), '--output-file', file, '--region', 'eu-west-1']);
  if (status !== 0) throw new Error(`report of ${path} ended with ${status}: ${err}`);
  return { file, html: readFileSync(file, 'utf8') };
}
