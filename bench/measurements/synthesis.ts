import { App, IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { company } from '../apps/company';
import { collectGarbage, cpuTime } from '../cpu-time';

/** What is there beside CDK while the app is synthesized. */
export type Beside = 'nothing' | 'AuroraChecks' | 'AwsSolutions of cdk-nag' | 'cdk-preflight';

export interface Synthesis {
  readonly constructs: number;
  readonly stacks: number;
  /** CPU milliseconds of `app.synth()`, and of loading and adding what is beside it. */
  readonly synthesis: number;
  /** Of which in what is beside it: loading, adding, and `validate()`. Of cdk-preflight without `validate()`: it adds plugins by itself. */
  readonly added: number;
}

/* eslint-disable @typescript-eslint/no-require-imports */
const ADD: Readonly<Record<Beside, (app: App, add: (plugin: IPolicyValidationPlugin) => void) => void>> = {
  'nothing': () => undefined,
  'AuroraChecks': (app, add) => {
    const { AuroraChecks } = require('cdk-aurora-topology') as typeof import('cdk-aurora-topology');
    add(new AuroraChecks(app));
  },
  'AwsSolutions of cdk-nag': (app, add) => {
    const { AwsSolutionsChecks } = require('cdk-nag') as typeof import('cdk-nag');
    add(new AwsSolutionsChecks(app));
  },
  'cdk-preflight': (app) => {
    const { Preflight } = require('cdk-preflight') as typeof import('cdk-preflight');
    Preflight.apply(app);
  },
};
/* eslint-enable @typescript-eslint/no-require-imports */

export default function* synthesis(beside: Beside): Generator<Synthesis> {
  const app = company();
  let added = 0;
  const timed = (run: () => void): void => {
    const begun = cpuTime();
    run();
    added += cpuTime() - begun;
  };
  collectGarbage();
  const start = cpuTime();
  timed(() => ADD[beside](app, (plugin) => Validations.of(app).addPlugins(stopped(plugin, timed))));
  app.synth();
  const total = cpuTime() - start;
  const [constructs, stacks] = [app.node.findAll().length, app.node.children.filter(({ node }) => node.id !== 'Tree').length];
  yield { constructs, stacks, synthesis: total, added };
}

/** A plugin whose time is taken. */
function stopped(plugin: IPolicyValidationPlugin, timed: (run: () => void) => void): IPolicyValidationPlugin {
  const { name, version } = plugin;
  return {
    name,
    version,
    validate: (context) => {
      let report: ReturnType<IPolicyValidationPlugin['validate']> | undefined;
      timed(() => { report = plugin.validate(context); });
      return report!;
    },
  };
}
