import { rule, topic } from '../../engine/rule';
import { CLASSES_WITHOUT_IAM, DIRECTORY_SERVICES, MYSQL_KERBEROS, isDirectoryService, lacksIamAuthentication } from '../../facts/kerberos';
import { apiReference, serviceError, userGuide } from '../../facts/sources';
import { lacks, nearestWith } from '../../facts/versions';
import { ANYTHING, member, mysql, postgresql, roleFor } from '../_examples';

const READ = '2026-11-22';
const kerberosGuide = userGuide('aurora-mysql-kerberos.html', READ);
const directory = { Domain: 'd-1234567890', DomainIAMRoleName: 'directory' };

const role = rule('ClusterDomainIamRoleName', {
  on: 'cluster',
  with: 'Domain',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster that joins a directory names the IAM role to join it with.',
  sources: [userGuide('aurora-mysql-kerberos-setting-up.html', READ)],
  check: ({ properties }) => properties.has('Domain') && !properties.has('DomainIAMRoleName') && { at: 'DomainIAMRoleName' },
  what: 'DomainIAMRoleName is missing, and Domain is set',
  why: 'RDS refuses to create the cluster: it needs a role to call Directory Service with',
  fix: 'set DomainIAMRoleName to a role with the policy AmazonRDSDirectoryServiceAccess',
  invalid: [{ title: 'no role', resources: { Cluster: mysql({ Domain: 'd-1234567890' }) } }],
  valid: [
    { title: 'directory and role', resources: { Cluster: mysql(directory) } },
    { title: 'neither', resources: { Cluster: mysql() } },
    { title: 'the role is an import', resources: { Cluster: mysql({ ...directory, DomainIAMRoleName: ANYTHING }) } },
  ],
});

const roleUnused = rule('ClusterDomainMissing', {
  on: 'cluster',
  with: 'DomainIAMRoleName',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'DomainIAMRoleName comes with Domain.',
  sources: [apiReference('API_CreateDBCluster.html', '2026-11-28')],
  check: ({ properties }) => properties.has('DomainIAMRoleName') && !properties.has('Domain') && { at: 'DomainIAMRoleName', shown: properties.shown('DomainIAMRoleName') },
  what: ({ shown }) => `DomainIAMRoleName is ${shown}, and Domain is missing`,
  why: 'the role is there to join a directory, and the cluster joins none',
  fix: 'set Domain to the directory, or remove DomainIAMRoleName',
  invalid: [{ title: 'a role alone', resources: { Cluster: mysql({ DomainIAMRoleName: 'directory' }) } }],
  valid: [
    { title: 'directory and role', resources: { Cluster: mysql(directory) } },
    { title: 'the directory is an import', resources: { Cluster: mysql({ ...directory, Domain: ANYTHING }) } },
  ],
});

const trusting = (principal: Record<string, unknown>) => ({ Role: roleFor(principal), Cluster: mysql({ ...directory, DomainIAMRoleName: { Ref: 'Role' } }) });

const roleTrust = rule('ClusterDomainRoleTrust', {
  on: 'cluster',
  with: 'DomainIAMRoleName',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The role to join a directory with can be assumed by ${DIRECTORY_SERVICES.join(' and ')}.`,
  sources: [
    serviceError('IAM role provided is not valid, please check that the role exists and has the correct policies', 'https://github.com/terraform-aws-modules/terraform-aws-rds/issues/365', '2026-11-28'),
    userGuide('aurora-mysql-kerberos-setting-up.html', '2026-11-28'),
  ],
  check: ({ domainRole }) => {
    const trusted = domainRole?.trustedInsteadOf(isDirectoryService);
    return trusted !== undefined && { at: 'DomainIAMRoleName', trusted };
  },
  what: ({ trusted }) => `DomainIAMRoleName is a role that only ${trusted} can assume`,
  why: 'RDS refuses to create the cluster: the role is not valid',
  fix: `let ${DIRECTORY_SERVICES.join(' and ')} assume the role`,
  invalid: [
    { title: 'a role for Directory Service', resources: trusting({ Service: 'ds.amazonaws.com' }) },
    { title: 'the role of Enhanced Monitoring', resources: trusting({ Service: 'monitoring.rds.amazonaws.com' }) },
  ],
  valid: [
    { title: 'both services', resources: trusting({ Service: [...DIRECTORY_SERVICES] }) },
    { title: 'one of them, which may do', resources: trusting({ Service: 'rds.amazonaws.com' }) },
    { title: 'who is trusted is an import', resources: trusting({ Service: ANYTHING }) },
    { title: 'the role is in another app', resources: { Cluster: mysql(directory) } },
  ],
});

const version = rule('ClusterDomainEngineVersion', {
  on: 'cluster',
  with: 'Domain',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An Aurora MySQL cluster that joins a directory has an engine version with Kerberos authentication.',
  sources: [kerberosGuide, userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.KerberosAuthentication.html', READ)],
  check: ({ properties, engine, version: own }) =>
    properties.has('Domain') && engine === 'aurora-mysql' && own && lacks(own, MYSQL_KERBEROS) && { at: 'Domain', own: own.text, first: nearestWith(own, MYSQL_KERBEROS) },
  what: ({ own }) => `Domain is set, and EngineVersion is '${own}', which has no Kerberos authentication`,
  why: 'RDS refuses to create the cluster',
  fix: ({ first }) => `set EngineVersion to ${first} or later, or remove Domain`,
  invalid: [{ title: 'version 2', resources: { Cluster: mysql({ ...directory, EngineVersion: '5.7.mysql_aurora.2.12.5' }) } }],
  valid: [
    { title: 'version 3', resources: { Cluster: mysql({ ...directory, EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'Aurora PostgreSQL', resources: { Cluster: postgresql({ ...directory, EngineVersion: '16.8' }) } },
    { title: 'the default version of a major', resources: { Cluster: mysql({ ...directory, EngineVersion: '8.0' }) } },
    { title: 'the version is an import', resources: { Cluster: mysql({ ...directory, EngineVersion: ANYTHING }) } },
  ],
});

const iamClass = rule('ClusterIamAuthenticationInstanceClass', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Instances of an Aurora MySQL cluster with IAM authentication are of a class that has it.',
  sources: [userGuide('UsingWithRDS.IAMDBAuth.html#UsingWithRDS.IAMDBAuth.Availability', READ)],
  check: ({ instanceClass, cluster }) =>
    instanceClass !== undefined && lacksIamAuthentication(instanceClass) && cluster?.engine === 'aurora-mysql'
    && cluster.properties.boolean('EnableIAMDatabaseAuthentication') && { at: 'DBInstanceClass', instanceClass },
  what: ({ instanceClass }) => `DBInstanceClass is '${instanceClass}' in a cluster with EnableIAMDatabaseAuthentication, which ${CLASSES_WITHOUT_IAM.join(' and ')} do not have`,
  why: 'nobody can log in with IAM on this instance',
  fix: "set DBInstanceClass to 'db.t3.medium' or larger",
  invalid: [{ title: 'a small instance', resources: { Cluster: mysql({ EnableIAMDatabaseAuthentication: true }), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.small' }) } }],
  valid: [
    { title: 'a medium one', resources: { Cluster: mysql({ EnableIAMDatabaseAuthentication: true }), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.medium' }) } },
    { title: 'the class is an import', resources: { Cluster: mysql({ EnableIAMDatabaseAuthentication: true }), Writer: member('aurora-mysql', { DBInstanceClass: ANYTHING }) } },
    { title: 'the cluster is outside the app', resources: { Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.medium', DBClusterIdentifier: ANYTHING }) } },
  ],
});

export const kerberos = topic(
  'kerberos',
  { title: 'Kerberos and IAM authentication', about: 'What a cluster has to have to authenticate its users by Active Directory or by IAM.' },
  [role, roleUnused, roleTrust, version, iamClass],
);
