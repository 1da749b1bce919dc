import { misspelt } from './words';

/**
 * Engine names of Aurora. `aurora` was Aurora MySQL version 1.
 * Source: CreateDBCluster, Engine; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-22).
 */
export const AURORA_ENGINES = ['aurora', 'aurora-mysql', 'aurora-postgresql'] as const;

export function isAuroraEngine(engine: string): boolean {
  return (AURORA_ENGINES as readonly string[]).includes(engine);
}

/**
 * Aurora MySQL version 1.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.MySQL56.EOL.html (read 2026-11-22).
 */
export const RETIRED_ENGINE = { name: 'aurora', endOfLife: '2023-02-28', instead: 'aurora-mysql' } as const;

/**
 * Other engines of clusters and instances, so that none of them is taken for a misspelled one of Aurora.
 * Source: CreateDBInstance, Engine; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (read 2026-11-28).
 */
const OTHER_ENGINES: readonly string[] = [
  'mysql', 'postgres', 'mariadb', 'neptune', 'docdb', 'db2-ae', 'db2-se', 'oracle-ee', 'oracle-ee-cdb', 'oracle-se2', 'oracle-se2-cdb',
  'sqlserver-ee', 'sqlserver-se', 'sqlserver-ex', 'sqlserver-web',
];

/**
 * The engine of Aurora that a wrong spelling stands for. RDS takes engines in any case: CloudFormation compares what RDS answers with
 * the text in lower case.
 * Source: `propertyTransform` in aws-rds-dbcluster.json and aws-rds-dbinstance.json of
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds (5a410e84, read 2026-11-28).
 */
export function misspelledEngine(engine: string): string | undefined {
  const meant = misspelt(engine.toLowerCase(), [...AURORA_ENGINES, ...OTHER_ENGINES]);
  return meant !== undefined && isAuroraEngine(meant) ? meant : undefined;
}
