import { version } from '../../../readers/own-package';
import { printableJson } from '../../printable';
import { Format } from '../format';
import { resultsOf } from './results';
import { driverRule } from './rules';

/** The published schema of the format, and its version. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const VERSION = '2.1.0';

const NAME = 'aurora-topology';
const HOME = 'https://github.com/cdk-aurora-topology/cdk-aurora-topology';

/**
 * Findings for code scanning and editors. All rules that were run are listed, not only those that found something, as code scanning
 * wants it. What is acknowledged is left out unless it is asked for: GitHub opens alerts for suppressed results too.
 */
export const sarifOf: Format = (report, surroundings) => {
  const { checked: { rules, templates, clusters }, counts, problems, failures } = report;
  const log = {
    $schema: SCHEMA,
    version: VERSION,
    runs: [{
      tool: { driver: { name: NAME, semanticVersion: version(), informationUri: HOME, rules: rules.map(driverRule) } },
      // Everything before the last slash is the category of code scanning.
      automationDetails: { id: `${NAME}/` },
      invocations: [{
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: [...problems.map(notification('error')), ...failures.map(notification('warning'))],
      }],
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder of the repository' } } },
      columnKind: 'utf16CodeUnits',
      results: resultsOf(report, surroundings),
      properties: { templates, clusters, undecided: counts.undecided, acknowledged: counts.acknowledged },
    }],
  };
  return `${printableJson(JSON.stringify(log))}\n`;
};

const notification = (level: 'error' | 'warning') => (text: string): object => ({ level, message: { text } });
