import { cpuTime } from '../cpu-time';

/** CPU milliseconds it takes to import the package, beside aws-cdk-lib. */
export default function* importTime(): Generator<number> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('aws-cdk-lib');
  const start = cpuTime();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('cdk-aurora-topology');
  yield cpuTime() - start;
}
