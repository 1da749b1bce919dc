import { App, IPolicyValidationContext, IPolicyValidationPlugin } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';

/** What CDK hands to plugins, of an app that is not synthesized: neither plugin looks at the templates. */
function contextOf(app: App): IPolicyValidationContext {
  return { appConstruct: app, templatePaths: [], stackTemplates: [] };
}

/** Runs a plugin as CDK does after synthesis. */
export function runsOf(plugin: IPolicyValidationPlugin, app: App): () => void {
  const context = contextOf(app);
  return () => void plugin.validate(context);
}

/** @param deployed what the app is compared with, where it is */
export function auroraChecks(app: App, deployed?: App): () => void {
  const baseline = deployed?.synth({ skipValidation: true }).directory;
  return runsOf(new AuroraChecks(app, baseline === undefined ? {} : { baseline }), app);
}
