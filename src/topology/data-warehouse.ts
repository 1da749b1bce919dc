import { Resource } from './resource';

/** `AWS::RedshiftServerless::Namespace`: what a zero-ETL integration writes to. */
export class WarehouseNamespace extends Resource {}

/** `AWS::Redshift::Cluster`, which has one of its own. */
export class WarehouseCluster extends Resource {}
