import { GroupLevel } from '../../facts/parameters/names';
import { Source, cfnHandler, userGuide } from '../../facts/sources';
import { ParameterGroup } from '../../topology/parameter-group';
import { known } from '../../topology/resource';
import { clusterParameters, instanceParameters } from '../_examples';

export const READ = '2026-11-28';
export const mysqlParameters = userGuide('AuroraMySQL.Reference.ParameterGroups.html', READ);
export const postgresqlParameters = userGuide('AuroraPostgreSQL.Reference.ParameterGroups.html', READ);

/** A rule about parameters is one about both types of group. */
export interface Type {
  readonly on: 'clusterParameterGroup' | 'instanceParameterGroup';
  readonly prefix: string;
  readonly level: GroupLevel;
  /** The handler's words for a parameter that is not there, or cannot be modified. */
  readonly refusal: Source;
  readonly example: typeof clusterParameters;
}

const unsupported = (file: string): Source =>
  cfnHandler(`aws-rds-${file}/src/main/java/software/amazon/rds/${file}/BaseHandlerStd.java`, READ, 'Invalid / Unmodifiable / Unsupported DB Parameter: ');

export const CLUSTER: Type = {
  on: 'clusterParameterGroup', prefix: 'ClusterParameter', level: 'cluster', refusal: unsupported('dbclusterparametergroup'), example: clusterParameters,
};
export const INSTANCE: Type = {
  on: 'instanceParameterGroup', prefix: 'InstanceParameter', level: 'instance', refusal: unsupported('dbparametergroup'), example: instanceParameters,
};
export const TYPES = [CLUSTER, INSTANCE];

/** A violation for each parameter of the group of which `find` knows something; values that cannot be known are undefined. */
export function perParameter<T extends object>(
  group: ParameterGroup,
  find: (family: string, name: string, value: string | undefined) => T | false | undefined,
) {
  const { family } = group;
  if (family === undefined) return [];
  return group.parameterNames.flatMap((name) => {
    const value = known(() => group.parameter(name));
    const found = find(family, name, value);
    return found ? [{ ...found, at: `Parameters.${name}`, name, family, value }] : [];
  });
}
