import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { defaultPort } from '../../facts/construct-defaults';
import { MULTI_MASTER_ENGINE_MODE } from '../../facts/multi-master';
import { ClusterParts, commonProperties, parameterGroup, subnetGroup } from '../shared/cluster-parts';
import { createEncryptionKey } from '../shared/encryption-key';
import { storedIdentifier, uniqueIdentifier } from '../shared/identifiers';
import { MasterUser } from './credentials';
import { MultiMasterClusterProps } from './multi-master-cluster-props';

/** What a multi-master cluster is made of besides the properties. */
export interface MultiMasterParts extends ClusterParts {
  readonly engine: rds.IClusterEngine;
  readonly masterUser: MasterUser;
}

/** The cluster, without its instances. */
export function createClusterResource(scope: Construct, props: MultiMasterClusterProps, parts: MultiMasterParts): rds.CfnDBCluster {
  const engine = parts.engine.engineType;
  const resource = new rds.CfnDBCluster(scope, 'Resource', {
    ...commonProperties(engine, props, parts),
    engineMode: MULTI_MASTER_ENGINE_MODE,
    engineVersion: parts.engine.engineVersion?.fullVersion,
    dbClusterIdentifier: storedIdentifier(props.clusterIdentifier),
    dbClusterParameterGroupName: parameterGroup(scope, props, parts.engine).bindToCluster({}).parameterGroupName,
    dbSubnetGroupName: subnetGroup(scope, props, parts.vpcSubnets).subnetGroupName,
    port: props.port ?? defaultPort(engine),
    databaseName: props.defaultDatabaseName,
    masterUsername: parts.masterUser.username,
    masterUserPassword: parts.masterUser.password,
    snapshotIdentifier: props.snapshotIdentifier,
    storageEncrypted: storageEncrypted(props),
    // Whoever asks for DESTROY wants the cluster gone with its stack.
    deletionProtection: props.deletionProtection ?? props.removalPolicy !== RemovalPolicy.DESTROY,
  });
  resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.SNAPSHOT);
  return resource;
}

/** A key of its own for a new cluster; a restored one keeps the key of its snapshot. */
export function createClusterKey(scope: Construct, props: MultiMasterClusterProps): kms.Key | undefined {
  return props.storageEncrypted === false || props.snapshotIdentifier !== undefined
    ? undefined
    : createEncryptionKey(scope, props.removalPolicy);
}

/**
 * A custom endpoint over the readers.
 *
 * A plain resource, since the oldest aws-cdk-lib we work with has no class for it. Its identifier is required, and unique in the
 * Region.
 *
 * @returns the host name
 */
export function createReaderEndpoint(scope: Construct, clusterIdentifier: string, members: readonly string[]): string {
  const endpoint = new CfnResource(scope, 'ReaderEndpoint', { type: 'AWS::RDS::DBClusterEndpoint' });
  endpoint.addPropertyOverride('DBClusterEndpointIdentifier', uniqueIdentifier(endpoint));
  endpoint.addPropertyOverride('DBClusterIdentifier', clusterIdentifier);
  endpoint.addPropertyOverride('CustomEndpointType', 'READER');
  endpoint.addPropertyOverride('StaticMembers', members);
  return endpoint.getAtt('Endpoint').toString();
}

function storageEncrypted(props: MultiMasterClusterProps): boolean | undefined {
  if (props.storageEncryptionKey !== undefined) {
    return true;
  }
  return props.storageEncrypted ?? (props.snapshotIdentifier === undefined ? true : undefined);
}
