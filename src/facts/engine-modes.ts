import { Source, serviceError, userGuide } from './sources';
import { table } from './tables';
import { misspelt } from './words';

/** What an absent EngineMode means; CreateDBCluster, read 2026-11-22. */
export const DEFAULT_ENGINE_MODE = 'provisioned';

/** An engine mode that Aurora once had. */
export interface RetiredEngineMode {
  readonly mode: string;
  /** The day the last clusters of the mode were gone, where AWS said one. */
  readonly endOfLife?: string;
  /** What a template says today instead. */
  readonly instead: string;
  readonly source: Source;
}

/** `multimaster` is not here: its own topic says what replaces it. */
export const RETIRED_ENGINE_MODES: readonly RetiredEngineMode[] = [
  {
    mode: 'serverless',
    endOfLife: '2025-03-31',
    instead: 'remove EngineMode, declare ServerlessV2ScalingConfiguration and instances of class db.serverless',
    source: userGuide('aurora-serverless.html', '2026-11-22'),
  },
  {
    mode: 'parallelquery',
    instead: 'remove EngineMode and set the cluster parameter aurora_parallel_query to ON',
    source: userGuide('aurora-mysql-parallel-query.html', '2026-11-22'),
  },
  {
    mode: 'global',
    instead: 'remove EngineMode and join the cluster to an AWS::RDS::GlobalCluster by GlobalClusterIdentifier',
    source: userGuide('WhatsNew.html', '2026-11-22'),
  },
];

export const retiredEngineMode = (mode: string): RetiredEngineMode | undefined =>
  RETIRED_ENGINE_MODES.find((retired) => retired.mode === mode);

/** Every mode AWS has ever documented. */
const KNOWN_ENGINE_MODES: readonly string[] = [DEFAULT_ENGINE_MODE, ...RETIRED_ENGINE_MODES.map(({ mode }) => mode), 'multimaster'];

/** Names people give to Serverless v2, which is no mode. */
const SERVERLESS_V2_NAMES = table<string>({ serverlessv2: DEFAULT_ENGINE_MODE, serverless2: DEFAULT_ENGINE_MODE });

/** The mode that a wrong spelling stands for; undefined for modes, and for words that may be modes one day. */
export const misspelledEngineMode = (mode: string): string | undefined => misspelt(mode, KNOWN_ENGINE_MODES, SERVERLESS_V2_NAMES);

/** What the service says to a mode it no longer offers. */
export const engineModeUnavailable = serviceError(
  'The engine mode multimaster you requested is currently unavailable.',
  'https://github.com/hashicorp/terraform-provider-aws/issues/13802',
  '2026-11-22',
);
