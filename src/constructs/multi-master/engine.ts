import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { defaultPort } from '../../facts/construct-defaults';
import {
  MULTI_MASTER_ENGINE,
  MULTI_MASTER_LOG_TYPES,
  MULTI_MASTER_MAJOR_VERSION,
  MULTI_MASTER_PARAMETER_GROUP_FAMILY,
} from '../../facts/multi-master';

/** The engine `aurora`; the one of aws-rds is deprecated, and warns whoever builds on it. */
export class MultiMasterEngine implements rds.IClusterEngine {
  public readonly engineType = MULTI_MASTER_ENGINE;
  public readonly engineFamily = 'MYSQL';
  public readonly parameterGroupFamily = MULTI_MASTER_PARAMETER_GROUP_FAMILY;
  public readonly defaultUsername = 'admin';
  public readonly supportedLogTypes = [...MULTI_MASTER_LOG_TYPES];
  public readonly singleUserRotationApplication = secretsmanager.SecretRotationApplication.MYSQL_ROTATION_SINGLE_USER;
  public readonly multiUserRotationApplication = secretsmanager.SecretRotationApplication.MYSQL_ROTATION_MULTI_USER;
  public readonly engineVersion: rds.EngineVersion;

  constructor(fullVersion: string) {
    this.engineVersion = { fullVersion, majorVersion: MULTI_MASTER_MAJOR_VERSION };
  }

  public bindToCluster(_scope: Construct, options: rds.ClusterEngineBindOptions): rds.ClusterEngineConfig {
    return { parameterGroup: options.parameterGroup, port: defaultPort(this.engineType) };
  }
}
