import { clusters } from '../apps/clusters';
import { cpuTime } from '../cpu-time';

export interface FirstCheck {
  /** CPU milliseconds of the first check of one cluster in a process, with all it loads; CDK and the app are there already. */
  readonly first: number;
  /** Of which until the plugin is created. */
  readonly loading: number;
}

export default function* firstCheck(): Generator<FirstCheck> {
  const app = clusters({ count: 1, kind: 'ordinary', mistakes: 'none' });
  // As in `cdk synth`: what synthesis needs of CDK is loaded, and is no business of the checks.
  app.synth();
  const start = cpuTime();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { AuroraChecks } = require('cdk-aurora-topology') as typeof import('cdk-aurora-topology');
  const plugin = new AuroraChecks(app);
  const loading = cpuTime() - start;
  plugin.validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
  yield { first: cpuTime() - start, loading };
}
