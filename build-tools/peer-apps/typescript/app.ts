// Compiled with each way TypeScript has to find modules: both entries of the package have to be found, with their types.
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AuroraChecks, AuroraFinding, SingleMasterClusterProps } from 'cdk-aurora-topology';
import { AuroraNagPack } from 'cdk-aurora-topology/nag';

const app = new App();
Validations.of(app).addPlugins(new AuroraChecks(app), new AuroraNagPack(app));
export const findings: AuroraFinding[] = AuroraChecks.findings(new Stack(app, 'Stack'));
export const defaults: Partial<SingleMasterClusterProps> = {};
// @ts-expect-error: where a type is not found it is any, and nothing is wrong here.
export const nothing: AuroraNagPack = 'no pack';
