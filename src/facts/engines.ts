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
