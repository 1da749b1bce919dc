import { Judged } from '../judgement/judge';

/** The findings of a template. */
export interface TemplateGroup {
  readonly file: string;
  /** Empty where it is not known. */
  readonly stackName: string;
  readonly resources: readonly ResourceGroup[];
}

/** The findings of a resource, errors first. */
export interface ResourceGroup {
  readonly findings: readonly [Judged, ...Judged[]];
}

/** By template, and by resource, in the order of what was found. */
export function grouped(findings: readonly Judged[]): TemplateGroup[] {
  const templates = new Map<string, { first: Judged; resources: Map<string, [Judged, ...Judged[]]> }>();
  for (const judged of findings) {
    const { place: { file, stackName }, finding: { location: { resource } } } = judged;
    const key = JSON.stringify([file, stackName]);
    const template = templates.get(key) ?? { first: judged, resources: new Map<string, [Judged, ...Judged[]]>() };
    templates.set(key, template);
    const ofResource = template.resources.get(resource.address);
    if (ofResource) ofResource.push(judged);
    else template.resources.set(resource.address, [judged]);
  }
  return [...templates.values()].map(({ first: { place: { file, stackName } }, resources }) =>
    ({ file, stackName, resources: [...resources.values()].map((ofResource) => ({ findings: ofResource.sort(bySeverity) })) }));
}

const bySeverity = (a: Judged, b: Judged): number => Number(a.severity === 'warning') - Number(b.severity === 'warning');
