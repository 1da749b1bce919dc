import { CfnResource } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { Shape, requireDeclaration } from '../../arguments/argument';
import { listOf, oneOf, optional, text } from '../../arguments/checks';
import { MAX_ENDPOINT_NAME } from '../../facts/custom-endpoints';
import { aCluster } from '../shared/aws-arguments';
import { storedIdentifier, uniqueIdentifier } from '../shared/identifiers';

/** Which instances of a cluster a custom endpoint leads to. */
export enum CustomEndpointType {
  /** Readers only; an instance that becomes the writer drops out. */
  READER = 'READER',

  /** Readers and the writer. */
  ANY = 'ANY',
}

/** Options of `SingleMasterCluster.addCustomEndpoint`. */
export interface CustomEndpointOptions {
  /**
   * The name of the endpoint, which is the first part of its host name: unique in the account and Region.
   *
   * @default - one derived from the stack and the path of the construct
   */
  readonly endpointIdentifier?: string;

  /**
   * Which instances it leads to.
   *
   * @default CustomEndpointType.READER
   */
  readonly type?: CustomEndpointType;

  /**
   * Identifiers of the instances it leads to, such as `cluster.instanceIdentifiers[1]`. Instances that are added later, by reader
   * scaling too, are not among them.
   *
   * @default - all instances of the type, but for `excludedMembers`
   */
  readonly staticMembers?: string[];

  /**
   * Identifiers of the instances it does not lead to. Instances that are added later are used. Not together with `staticMembers`.
   *
   * @default - none
   */
  readonly excludedMembers?: string[];
}

/** Properties of `CustomEndpoint`. */
export interface CustomEndpointProps extends CustomEndpointOptions {
  /** The cluster it belongs to. */
  readonly cluster: rds.IDatabaseCluster;
}

const CUSTOM_ENDPOINT_PROPS: Shape<CustomEndpointProps> = {
  endpointIdentifier: optional(text({ fix: 'leave it out for a name of its own' })),
  type: optional(oneOf(Object.values(CustomEndpointType))),
  staticMembers: optional(listOf(text())),
  excludedMembers: optional(listOf(text())),
  cluster: aCluster(),
};

/**
 * An endpoint of a cluster that leads to some of its instances: the large ones for reports, say, while the small ones serve the
 * application.
 *
 * It is free of charge, and a cluster has up to five. Connections are spread by DNS, each to one instance. Lists of members are
 * fixed: what a failover makes of an instance does not change them.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Custom.html
 * @resource AWS::RDS::DBClusterEndpoint
 * @example
 * import { CustomEndpointType } from 'cdk-aurora-topology';
 *
 * const reports = cluster.addCustomEndpoint('Reports', {
 *   type: CustomEndpointType.READER,
 *   staticMembers: [cluster.instanceIdentifiers[1]],
 * });
 * const url = reports.endpoint.socketAddress;
 */
export class CustomEndpoint extends Construct {
  /** Host and port to connect to. */
  public readonly endpoint: rds.Endpoint;

  /** The name of the endpoint. */
  public readonly endpointIdentifier: string;

  /**
   * Declares the endpoint.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the cluster, and which of its instances it leads to
   * @throws an error when `endpointIdentifier` is empty
   */
  constructor(scope: Construct, id: string, props: CustomEndpointProps) {
    requireDeclaration(scope, id, CUSTOM_ENDPOINT_PROPS, props);
    super(scope, id);
    this.endpointIdentifier = storedIdentifier(props.endpointIdentifier)
      ?? uniqueIdentifier(this, MAX_ENDPOINT_NAME);

    // A plain resource, since the oldest aws-cdk-lib we work with has no class for it.
    const resource = new CfnResource(this, 'Resource', { type: 'AWS::RDS::DBClusterEndpoint' });
    resource.addPropertyOverride('DBClusterEndpointIdentifier', this.endpointIdentifier);
    resource.addPropertyOverride('DBClusterIdentifier', props.cluster.clusterIdentifier);
    resource.addPropertyOverride('CustomEndpointType', props.type ?? CustomEndpointType.READER);
    resource.addPropertyOverride('StaticMembers', props.staticMembers);
    resource.addPropertyOverride('ExcludedMembers', props.excludedMembers);
    this.endpoint = new rds.Endpoint(resource.getAtt('Endpoint').toString(), props.cluster.clusterEndpoint.port);
  }
}
