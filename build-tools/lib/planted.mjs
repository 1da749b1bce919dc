import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, readJson } from './files.mjs';
import { ROOT } from './process.mjs';

const COMMENT = /\/\/ mistake: (\w+) - (.+)$/;

/** The mistakes that comments in an example name, as `{ place, rule, words }`. */
export function plantedIn(folder) {
  return filesBelow(folder).filter((file) => file.endsWith('.ts')).flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8').split('\n').flatMap((line, index) => {
      const [, rule, words] = COMMENT.exec(line) ?? [];
      return rule === undefined ? [] : [{ place: `${basename(file)}:${index + 1}`, rule, words }];
    }));
}

/** What CDK has written of the checks about an assembly: the ids of the rules, once for each finding, and what the changes lead to. */
export function reportedIn(assembly) {
  const { pluginReports } = readJson(`${assembly}/validation-report.json`);
  const own = pluginReports.filter(({ pluginName }) => pluginName === 'Aurora');
  return {
    rules: own.flatMap(({ violations }) => violations).flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map(() => ruleName.replace(/\[.*$/, ''))),
    changes: own.map(({ metadata }) => metadata?.changes).find((changes) => changes !== undefined),
  };
}

/** The mistakes, each with whether it was found; what is found once counts for one of them. */
export function withFound(planted, rules) {
  const left = [...rules];
  return planted.map((mistake) => {
    const index = left.indexOf(mistake.rule);
    if (index >= 0) left.splice(index, 1);
    return { ...mistake, isFound: index >= 0 };
  });
}
