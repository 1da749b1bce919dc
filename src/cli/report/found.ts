import { version } from '../../readers/own-package';
import { Found, FoundFinding } from '../../report/data';
import { locationText, templateLocation } from '../formats/location';
import { Report } from '../formats/report';
import { Asked } from '../judgement/asked';
import { Judged } from '../judgement/judge';
import { seenFrom } from '../terminal';

/** What was judged, as a report is made of it. */
export function foundOf({ paths, judgement, notes }: Asked, { failures, problems }: Report, cwd: string): Found {
  const { findings, acknowledged, undecided, checked, model } = judgement;
  return {
    title: paths.join(', '),
    version: version(),
    ...model,
    findings: [...findings, ...acknowledged].map(findingOf),
    undecided,
    rules: checked.rules,
    changeRules: checked.changeRules,
    templates: checked.templates,
    problems: [...problems, ...notes, ...failures].map((line) => seenFrom(cwd, line)),
  };
}

function findingOf(judged: Judged): FoundFinding {
  const { finding, severity, place, acknowledged } = judged;
  const places = [place.source, templateLocation(judged)].flatMap((one) => (one === undefined || one.file === '' ? [] : [locationText(one)]));
  return { finding, severity, places: [...places, ...(place.constructPath === undefined ? [] : [place.constructPath])], acknowledged };
}
