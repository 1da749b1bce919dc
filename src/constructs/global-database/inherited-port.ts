import { Annotations, Intrinsic, Lazy, Stack, Token, Tokenization } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';
import { defaultPort } from '../../facts/construct-defaults';
import { known } from '../shared/known';

/** The port of a primary, as the stacks of other Regions can say it. */
export interface InheritedPort {
  /** `undefined` where only the deployment of the primary tells. */
  readonly port?: number;
  /** Whether there is one that cannot be said elsewhere. */
  readonly isHidden: boolean;
}

/**
 * The port that secondary clusters take over.
 *
 * One that a parameter or another resource decides is known in the stack of the primary alone, since nothing is referenced across
 * Regions. One that the app itself decides later is asked for once it has.
 */
export function inheritedPort(primary: rds.CfnDBCluster): InheritedPort {
  const { port } = primary;
  if (port === undefined || !Token.isUnresolved(port)) {
    return { port, isHidden: false };
  }
  if (Tokenization.reverseNumber(port) instanceof Intrinsic) {
    return { isHidden: true };
  }
  return {
    port: Lazy.uncachedNumber({
      produce: () => {
        const resolved: unknown = Stack.of(primary).resolve(port);
        return typeof resolved === 'number' ? resolved : defaultPort(known(primary.engine) ?? '');
      },
    }),
    isHidden: false,
  };
}

/** Warns of a secondary cluster that cannot have the port of its primary. */
export function warnOfOtherPort(secondary: IConstruct, port: number | undefined): void {
  Annotations.of(secondary).addWarningV2(
    'cdk-aurora-topology:portOfPrimaryNotKnown',
    `\`port\` of the primary is only known when its stack is deployed, so this cluster has the default ${port}, and clients would need `
    + 'another port after a switchover; give the secondary a `port`, too',
  );
}
