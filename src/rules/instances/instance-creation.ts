import { rule, topic } from '../../engine/rule';
import { DEFAULT_CA_CERTIFICATE, expiryOf } from '../../facts/certificates';
import { isNoRegion, meantRegion, misspelledRegion } from '../../facts/regions';
import { apiReference, cfnHandler, serviceError, userGuide } from '../../facts/sources';
import { Instance } from '../../topology/instance';
import { known } from '../../topology/resource';
import { ANYTHING, member, mysql, other } from '../_examples';

const READ = '2026-11-28';
const HANDLER = 'aws-rds-dbinstance/src/main/java/software/amazon/rds/dbinstance/';
const writer = (properties: Record<string, unknown>) => ({ Cluster: mysql(), Writer: member('aurora-mysql', properties) });

/** What CloudFormation takes for another way to make an instance: it finds engine and class there. */
const SOURCES = [
  'DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier', 'SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier', 'SourceDbiResourceId',
  'SourceDBInstanceAutomatedBackupsArn',
] as const;

const isMadeFromOther = ({ properties }: Instance): boolean => SOURCES.some((property) => properties.has(property));

const engineMissing = rule('MemberEngineMissing', {
  on: 'anyInstance',
  with: 'DBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An instance says its engine, also where its cluster does.',
  sources: [
    cfnHandler(`${HANDLER}CreateHandler.java`, READ, 'Cannot fetch the engine based on current template. Please add the Engine parameter to the template and try again.'),
    apiReference('API_CreateDBInstance.html', READ),
  ],
  check: (one) => one.properties.has('DBClusterIdentifier') && !one.properties.has('Engine') && !isMadeFromOther(one) && { at: 'Engine', engine: known(() => one.cluster?.engine) },
  what: 'Engine is missing on an instance of a cluster',
  why: 'CloudFormation refuses to create the instance: it does not take the engine of the cluster',
  fix: ({ engine }) => `set Engine to ${engine === undefined ? 'the engine of the cluster' : `'${engine}'`}`,
  invalid: [{ title: 'no engine', resources: writer({ Engine: undefined }) }],
  valid: [
    { title: 'the engine of the cluster', resources: writer({}) },
    { title: 'the engine of a snapshot', resources: { Restored: other('AWS::RDS::DBInstance', { DBSnapshotIdentifier: 'before', DBInstanceClass: 'db.m7g.large' }) } },
    { title: 'the engine is an import', resources: writer({ Engine: ANYTHING }) },
    { title: 'whether it is in a cluster is not known', resources: { Database: other('AWS::RDS::DBInstance', { DBInstanceClass: 'db.m7g.large', DBClusterIdentifier: { 'Fn::If': ['InCluster', 'orders', { Ref: 'AWS::NoValue' }] }, Engine: 'mysql' }) }, conditions: { InCluster: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } } },
  ],
});

const classMissing = rule('InstanceClassMissing', {
  on: 'member',
  with: 'DBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An instance says its class.',
  sources: [apiReference('API_CreateDBInstance.html', READ)],
  check: (one) => !one.properties.has('DBInstanceClass') && !isMadeFromOther(one) && { at: 'DBInstanceClass' },
  what: 'DBInstanceClass is missing',
  why: 'RDS refuses to create the instance: the class is required',
  fix: "set DBInstanceClass to a class such as 'db.r6g.large', or to 'db.serverless'",
  invalid: [{ title: 'no class', resources: writer({ DBInstanceClass: undefined }) }],
  valid: [
    { title: 'a class', resources: writer({ DBInstanceClass: 'db.r6g.large' }) },
    { title: 'the class is an import', resources: writer({ DBInstanceClass: ANYTHING }) },
  ],
});

const sourceRegion = rule('MemberSourceRegionSpelling', {
  on: 'member',
  with: 'SourceRegion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'SourceRegion of an instance is the name of a Region.',
  sources: [cfnHandler('aws-rds-cfn-common/src/main/java/software/amazon/rds/common/request/Validations.java', READ, 'Unknown source region')],
  check: ({ properties }) => {
    const own = properties.string('SourceRegion');
    const meant = own === undefined ? undefined : misspelledRegion(own);
    return own !== undefined && own.trim() !== '' && (meant !== undefined || isNoRegion(own)) && { at: 'SourceRegion', own, meant: meant ?? meantRegion(own) };
  },
  what: ({ own }) => `SourceRegion is '${own}', which is not the name of a Region`,
  why: 'CloudFormation refuses to create the instance: unknown source region',
  fix: ({ meant }) => `remove SourceRegion, or set it to the name of a Region, such as '${meant ?? 'us-east-1'}'`,
  invalid: [
    { title: 'a zone', resources: writer({ SourceRegion: 'us-east-1a' }) },
    { title: 'a letter swapped', resources: writer({ SourceRegion: 'eu-cenrtal-1' }) },
  ],
  valid: [
    { title: 'Virginia', resources: writer({ SourceRegion: 'us-east-1' }) },
    { title: 'a Region newer than this package', resources: writer({ SourceRegion: 'us-east-9' }) },
    { title: 'the Region is an import', resources: writer({ SourceRegion: ANYTHING }) },
  ],
});

const certificateExpired = rule('InstanceCaCertificateExpired', {
  on: 'member',
  with: 'CACertificateIdentifier',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'CACertificateIdentifier is a certificate that has not expired.',
  sources: [
    serviceError('Certificate not found: rds-ca-2019', 'https://github.com/aws/aws-cdk/pull/31387', READ),
    serviceError('CertificateNotFound: Certificate not found: rds-ca-2015', 'https://github.com/hashicorp/terraform-provider-aws/issues/12854', READ),
    userGuide('UsingWithRDS.SSL-certificate-rotation.html', READ),
  ],
  check: ({ properties }) => {
    const own = properties.string('CACertificateIdentifier');
    const expired = own === undefined ? undefined : expiryOf(own);
    return expired !== undefined && { at: 'CACertificateIdentifier', own, expired };
  },
  what: ({ own, expired }) => `CACertificateIdentifier is '${own}', which expired on ${expired}`,
  why: 'RDS refuses to create the instance: it does not find the certificate',
  fix: `set CACertificateIdentifier to '${DEFAULT_CA_CERTIFICATE}', or remove it`,
  invalid: [
    { title: 'that of 2019', resources: writer({ CACertificateIdentifier: 'rds-ca-2019' }) },
    { title: 'that of 2015', resources: writer({ CACertificateIdentifier: 'rds-ca-2015' }) },
  ],
  valid: [
    { title: 'a current one', resources: writer({ CACertificateIdentifier: 'rds-ca-rsa2048-g1' }) },
    { title: 'one newer than this package', resources: writer({ CACertificateIdentifier: 'rds-ca-2040' }) },
    { title: 'the certificate is an import', resources: writer({ CACertificateIdentifier: ANYTHING }) },
  ],
});

/** What goes with a replication of backups. */
const REPLICATION = [
  { property: 'AutomaticBackupReplicationKmsKeyId', value: 'alias/backups' },
  { property: 'AutomaticBackupReplicationRetentionPeriod', value: 7 },
] as const;

const replication = ({ property, value }: (typeof REPLICATION)[number]) =>
  rule(`Member${property}`, {
    on: 'member',
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} comes with AutomaticBackupReplicationRegion.`,
    sources: [
      cfnHandler(`${HANDLER}validators/AutomaticBackupReplicationValidator.java`, READ, `You must specify the AutomaticBackupReplicationRegion parameter when setting the ${property} parameter.`),
    ],
    check: ({ properties }) => properties.has(property) && properties.string(property) !== '' && !properties.string('AutomaticBackupReplicationRegion') && { at: property, shown: properties.shown(property) },
    what: ({ shown }) => `${property} is ${shown}, and AutomaticBackupReplicationRegion is missing`,
    why: 'CloudFormation refuses to create the instance',
    fix: `remove ${property}: the backups of Aurora are those of the cluster, and are not replicated so`,
    invalid: [{ title: 'no Region', resources: writer({ [property]: value }) }],
    valid: [
      { title: 'neither', resources: writer({}) },
      { title: 'the Region is an import', resources: writer({ [property]: value, AutomaticBackupReplicationRegion: ANYTHING }) },
    ],
  });

export const instanceCreation = topic(
  'instance-creation',
  { title: 'Creating instances', about: 'What CloudFormation and RDS want to know of an instance before they create it.' },
  [engineMissing, classMissing, sourceRegion, certificateExpired, ...REPLICATION.map(replication)],
);
