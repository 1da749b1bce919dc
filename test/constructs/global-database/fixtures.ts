import { App, Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { GlobalDatabase, GlobalDatabaseProps, GlobalPrimaryProps, SecondaryCluster, SecondaryClusterOptions } from '../../../src';
import { MYSQL, newVpc } from '../fixtures';

export const ACCOUNT = '123456789012';

/** A stack in a Region of its own. */
export function regionalStack(app: App, region: string, id = region): Stack {
  return new Stack(app, id, { env: { region, account: ACCOUNT } });
}

/** A global database that starts in Virginia. */
export class World {
  public readonly app = new App();
  public readonly stack = regionalStack(this.app, 'us-east-1');
  public readonly global: GlobalDatabase;

  constructor(primary: Partial<GlobalPrimaryProps> = {}, props: Partial<GlobalDatabaseProps> = {}, engine: rds.IClusterEngine = MYSQL) {
    this.global = new GlobalDatabase(this.stack, 'World', { primary: { engine, vpc: newVpc(this.stack), ...primary }, ...props });
  }

  /** Adds a secondary with a stack of its own. */
  public secondary(
    region: string,
    options: Partial<SecondaryClusterOptions> = {},
  ): { readonly stack: Stack; readonly cluster: SecondaryCluster } {
    const stack = regionalStack(this.app, region);
    return { stack, cluster: this.global.addSecondary(stack, 'World', { vpc: newVpc(stack), ...options }) };
  }
}
