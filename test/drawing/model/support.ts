import { ClusterPart, Detail, Diagram, Link, Part } from '../../../src/drawing/diagram';
import { diagramsOf } from '../../../src/drawing/model/diagrams';
import { readTemplates } from '../../../src/readers/template';
import { TemplateInput } from '../../../src/readers/template-input';

export type Json = Readonly<Record<string, unknown>>;

export const cluster = (properties: Json = {}, more: Json = {}): Json =>
  ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.10.1', ...properties }, ...more });

/** An instance of the cluster `Cluster`, created after the one that `after` names. */
export const instance = (properties: Json = {}, after?: string): Json => ({
  Type: 'AWS::RDS::DBInstance',
  ...(after === undefined ? {} : { DependsOn: after }),
  Properties: { Engine: 'aurora-mysql', DBInstanceClass: 'db.r8g.large', DBClusterIdentifier: { Ref: 'Cluster' }, ...properties },
});

export const resource = (type: string, properties: Json = {}, more: Json = {}): Json => ({ Type: `AWS::${type}`, Properties: properties, ...more });

/** A stack of one Region. */
export const stack = (name: string, resources: Json, sections: Json = {}, region: string | undefined = 'eu-west-1'): TemplateInput =>
  ({ name, ...(region === undefined ? {} : { region, account: '111122223333' }), template: { Resources: resources, ...sections } });

export const drawn = (...templates: TemplateInput[]): readonly Diagram[] => diagramsOf(readTemplates(templates));

/** The only diagram of a stack. */
export function diagram(resources: Json, sections: Json = {}): Diagram {
  const [only, ...more] = drawn(stack('Shop', resources, sections));
  expect(more).toEqual([]);
  return only!;
}

export const clustersOf = ({ regions }: Diagram): ClusterPart[] => regions.flatMap(({ clusters }) => clusters);

/** The only cluster of a stack. */
export const clusterPart = (resources: Json, sections: Json = {}): ClusterPart => clustersOf(diagram(resources, sections))[0]!;

/** What is said, as `term: text`, with `?` for what is not known. */
export const said = (details: readonly Detail[]): string[] => details.map(({ term, text }) => `${term}: ${text ?? '?'}`);

/** `label role place` of each member, in their order. */
export const members = ({ members: parts }: ClusterPart): string[] =>
  parts.map(({ label, role, failoverOrder }) => [label, role, ...failoverOrder === undefined ? [] : [failoverOrder]].join(' '));

/** The links of a type, by the labels of what they lead from and to. */
export function links(of: Diagram, type: Link['type']): string[] {
  const labels = new Map(partsOf(of).map(({ id, label }) => [id, label]));
  return of.links.filter((link) => link.type === type).map(({ from, to, label, isOnFailure }) =>
    `${labels.get(from)} -> ${labels.get(to)}${label === undefined ? '' : `: ${label}`}${isOnFailure ? ' (on failure)' : ''}`);
}

/** All that has an id and a label. */
export function partsOf(of: Diagram): Part[] {
  const parts: Part[] = [];
  JSON.stringify(of, (_, value: Partial<Part> | null) => {
    if (typeof value === 'object' && value !== null && typeof value.id === 'string' && typeof value.label === 'string') parts.push(value as Part);
    return value;
  });
  return parts;
}

/** Every id there is. */
export function idsOf(of: unknown): string[] {
  const ids: string[] = [];
  JSON.stringify(of, (key, value: unknown) => {
    if (key === 'id') ids.push(String(value));
    return value;
  });
  return ids;
}

/** Whether ids are unique and fit for HTML, and links and members point at what is there. */
export function expectSound(diagrams: readonly Diagram[]): void {
  const ids = idsOf(diagrams);
  const all = new Set(ids);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z][\w-]{0,199}$/i.test(id))).toEqual([]);
  const pointed = diagrams.flatMap((one) => [
    ...one.links.flatMap(({ from, to }) => [from, to]),
    ...clustersOf(one).flatMap(({ endpoints }) => endpoints.flatMap((endpoint) => endpoint.members)),
    ...clustersOf(one).flatMap(({ members: parts }) => parts.map(({ zone }) => zone)),
  ]);
  expect(pointed.filter((id) => !all.has(id))).toEqual([]);
}
