import { Stage, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { AuroraChecks } from './aurora-checks';

const registered = new WeakSet<IConstruct>();

/** Registers the Aurora checks once for the app `scope` belongs to. Every construct of this library does. */
export function registerChecks(scope: IConstruct): void {
  const { root } = scope.node;
  // A tree without an app is never synthesized as a whole, so there is nothing that would run the checks.
  if (!Stage.isStage(root) || registered.has(root)) return;
  registered.add(root);
  Validations.of(root).addPlugins(new AuroraChecks(root));
}
