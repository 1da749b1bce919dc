import { Duration, Stack, Tokenization } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import {
  CONFLICT_METRIC_NAME,
  CONFLICT_METRIC_NAMESPACE,
  DEFAULT_RETRY_ATTEMPTS,
  DEFAULT_RETRY_DELAY_MILLIS,
  PARAMETER_MAX_BYTES,
  WRITE_ROUTING_VERSION,
} from '../../facts/write-routing';
import { isRouting } from './combination';
import { ConflictHandling } from './conflict-handling';
import { ConflictStrategy } from './conflict-handling-options';
import { conflictDimensions } from './conflict-metric';
import { WriteRoutes } from './routes';

/** What an application has to know to write through the cluster. */
export interface WriteRoutingParts {
  readonly clusterIdentifier: string;
  readonly handling: ConflictHandling;
  readonly routes: WriteRoutes;
  /** Names of the writers, in the order of their endpoints. */
  readonly writerNames: readonly string[];
  readonly writerEndpoints: readonly rds.Endpoint[];
  readonly readEndpoint?: rds.Endpoint;
  readonly conflictQueue?: sqs.IQueue;
}

/**
 * The parameter with the write-routing document: docs/write-routing.md.
 *
 * Whether 4 KB are enough shows at deployment only, when the endpoints are known, so Parameter Store chooses the tier.
 *
 * @throws an error when the document is too long whatever the endpoints are
 */
export function createWriteRouting(scope: Construct, parts: WriteRoutingParts): ssm.StringParameter {
  const document = writeRoutingDocument(parts);
  const bytes = knownBytes(JSON.stringify(document));
  if (bytes > PARAMETER_MAX_BYTES) {
    invalidArgument(`\`conflictHandling\` must fit into a parameter of ${PARAMETER_MAX_BYTES} bytes, got: ${bytes} bytes and more; `
      + 'give fewer or shorter names of partitions and tables, such as ranges of keys', scope);
  }
  return new ssm.StringParameter(scope, 'WriteRouting', {
    description: `How to write through the Aurora cluster ${scope.node.path}, and what to do about write conflicts`,
    stringValue: Stack.of(scope).toJsonString(document),
    tier: ssm.ParameterTier.INTELLIGENT_TIERING,
  });
}

/** Lists rather than maps, because names can be tokens, and a key of JSON cannot. */
function writeRoutingDocument(parts: WriteRoutingParts): object {
  const { handling, routes } = parts;
  return {
    version: WRITE_ROUTING_VERSION,
    writers: parts.writerEndpoints.map((endpoint, position) => ({
      name: parts.writerNames[position],
      ...address(endpoint),
      partitions: partitionsOf(routes, position),
    })),
    readEndpoint: parts.readEndpoint && address(parts.readEndpoint),
    routing: routingOf(parts),
    retry: retryPolicy(handling),
    conflicts: strategies(handling),
    conflictQueueUrl: parts.conflictQueue?.queueUrl,
    metrics: {
      namespace: CONFLICT_METRIC_NAMESPACE,
      conflicts: CONFLICT_METRIC_NAME,
      dimensions: conflictDimensions(parts.clusterIdentifier),
    },
  };
}

function address(endpoint: rds.Endpoint): object {
  return { host: endpoint.hostname, port: endpoint.port };
}

function partitionsOf(routes: WriteRoutes, position: number): string[] | undefined {
  return routes.partitions.size === 0
    ? undefined
    : [...routes.partitions].filter(([, writer]) => writer === position).map(([partition]) => partition);
}

/** The active writer, then the others as they follow on it. */
function routingOf({ routes, writerNames }: WriteRoutingParts): object {
  if (routes.partitions.size > 0) {
    return { strategy: ConflictStrategy.PARTITIONED_WRITES };
  }
  if (routes.activeWriter === undefined) {
    return { strategy: 'any' };
  }
  return {
    strategy: ConflictStrategy.ACTIVE_STANDBY,
    order: [...writerNames.slice(routes.activeWriter), ...writerNames.slice(0, routes.activeWriter)],
  };
}

function retryPolicy(handling: Pick<ConflictHandling, 'maxAttempts' | 'baseDelay'>): object {
  return {
    maxAttempts: handling.maxAttempts ?? DEFAULT_RETRY_ATTEMPTS,
    baseDelayMillis: (handling.baseDelay ?? Duration.millis(DEFAULT_RETRY_DELAY_MILLIS)).toMilliseconds(),
    jitter: 'full',
  };
}

/** The strategies of the tables, and last the one for all others: `retry` where nothing was decided. */
function strategies(handling: ConflictHandling): object[] {
  const decided = handling.parts.filter((part) => !isRouting(part));
  const named = decided.filter(({ tables }) => tables !== undefined);
  const fallback = decided.find(({ tables }) => tables === undefined);
  return [...named.map(strategyOf), fallback === undefined ? { strategy: ConflictStrategy.RETRY } : strategyOf(fallback)];
}

function strategyOf(part: ConflictHandling): object {
  return {
    strategy: part.strategy,
    name: part.strategy === ConflictStrategy.CUSTOM ? part.name : undefined,
    tables: part.tables,
    column: part.column,
    operation: part.operation,
    // The policy of the strategy for all tables is that of the document.
    retry: part.strategy === ConflictStrategy.RETRY && part.tables !== undefined ? retryPolicy(part) : undefined,
    losesUpdates: part.losesUpdates ? true : undefined,
  };
}

/** What the text takes at least, whatever its tokens become. */
function knownBytes(text: string): number {
  const known = Tokenization.reverseString(text)
    .mapTokens({ mapToken: () => '' })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` }) as string;
  return Buffer.byteLength(known);
}
