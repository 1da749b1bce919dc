import { ExampleResource } from '../../engine/example';
import { TopiclessRule, rule } from '../../engine/rule';
import { Form } from '../../facts/references';
import { CLUSTER_RESOURCE_ID } from '../../facts/resource-ids';
import { Source, serviceError } from '../../facts/sources';
import { KINDS } from '../../topology/kinds';
import { namedBy } from '../../topology/naming';
import { Resource } from '../../topology/resource';
import { Subjects } from '../../topology/subjects';
import { ANYTHING, member, mysql } from '../_examples';

export const READ = '2026-11-28';

const notFound = serviceError(
  'SourceNotFound: Could not find source :db-X2DZTPZZBF4OCRVD35QD4PJQIU',
  'https://github.com/app-sre/qontract-reconcile/pull/4207',
  READ,
);

/** A property that names clusters or instances. */
export interface Naming<S extends keyof Subjects> {
  readonly on: S;
  readonly property: string;
  /** What stands before the identifier. */
  readonly prefix?: string;
  /** What it names, and how. */
  readonly thing: 'cluster' | 'instance';
  /** That in words, where it may be of several kinds. */
  readonly things?: string;
  readonly takes: 'identifier' | 'ARN';
  /** What becomes of an ARN where an identifier belongs: what is not documented is in doubt. Absent: it is taken. */
  readonly arn?: 'refused' | 'in doubt';
  /** What the resource is called in the message. */
  readonly noun: string;
  readonly source: Source;
  /** What shows that it takes no ARN, and who says so, where that is not RDS, which finds nothing. */
  readonly arnSource?: Source;
  readonly arnWhy?: string;
  /** What it names in the examples, where not any cluster will do. */
  readonly beside?: Readonly<Record<string, ExampleResource>>;
  /** The subject with a value. */
  readonly example: (value: unknown) => ExampleResource;
}

export const ATTRIBUTES = {
  cluster: { id: CLUSTER_RESOURCE_ID, endpoint: 'Endpoint.Address', arn: 'DBClusterArn', logicalId: 'Cluster', written: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
  instance: { id: 'DbiResourceId', endpoint: 'Endpoint.Address', arn: 'DBInstanceArn', logicalId: 'Writer', written: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
} as const;

export const pair = { Cluster: mysql(), Writer: member('aurora-mysql') };

/** The examples of a property: what it names by an attribute, and what stands before it. */
const examplesOf = <S extends keyof Subjects>({ prefix = '', thing, takes, example, beside = pair }: Naming<S>) => {
  const { arn, logicalId } = ATTRIBUTES[thing];
  const before = (value: unknown): unknown => (prefix === '' ? value : { 'Fn::Join': ['', [prefix, value]] });
  const byAttribute = (name: string) => ({ ...beside, Subject: example(before({ 'Fn::GetAtt': [logicalId, name] })) });
  return {
    byAttribute,
    written: (text: string) => ({ Subject: example(prefix + text) }),
    right: takes === 'ARN' ? byAttribute(arn) : { ...beside, Subject: example(before({ Ref: logicalId })) },
    unknown: { Subject: example(ANYTHING) },
  };
};

const ARN = 'arn:aws:rds:eu-west-1:111122223333';
const WRITTEN_ARN = { cluster: `${ARN}:cluster:orders`, instance: `${ARN}:db:orders-1` };

/** A rule that refuses resource ids and endpoints where identifiers or ARNs belong, and ARNs where they are known to be refused. */
export function naming<S extends keyof Subjects>(id: string, named: Naming<S>): TopiclessRule {
  const { on, property, prefix = '', thing, takes, arn: ofArn, noun, source, arnSource, arnWhy } = named;
  const things = named.things ?? (thing === 'cluster' ? 'a cluster' : 'an instance');
  const { id: resourceId, endpoint, arn, written } = ATTRIBUTES[thing];
  const examples = examplesOf(named);
  const refused: readonly Form[] = ['resource id', 'endpoint', ...(ofArn === 'refused' ? ['ARN' as const] : [])];
  return rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} names ${thing === 'cluster' ? 'a cluster' : 'instances'} by ${takes}, not by resource id${ofArn === 'refused' ? ', endpoint or ARN' : ' or endpoint'}.`,
    sources: [source, notFound, ...(arnSource ? [arnSource] : [])],
    check: (subject) => {
      const [first] = namedBy(subject, property, refused, prefix);
      return first && { at: property, ...first };
    },
    what: ({ shown }) => `${property} has ${shown}, and takes the ${takes} of ${things}`,
    why: ({ is }) => (is === 'ARN' ? arnWhy : undefined) ?? `${prefix === '' ? 'RDS' : 'Application Auto Scaling'} refuses to create the ${noun}: it finds nothing under the ${is}`,
    fix: ({ of, is }) => remedyOf(of, is, takes),
    invalid: [
      { title: 'the resource id', resources: examples.byAttribute(resourceId) },
      { title: 'the endpoint', resources: examples.byAttribute(endpoint) },
      { title: 'a resource id that is written down', resources: examples.written(written) },
      { title: 'an endpoint that is written down', resources: examples.written('orders.abcdefghijkl.eu-west-1.rds.amazonaws.com') },
      ...(ofArn === 'refused' ? [{ title: 'the ARN', resources: examples.byAttribute(arn) }, { title: 'an ARN that is written down', resources: examples.written(WRITTEN_ARN[thing]) }] : []),
    ],
    valid: [
      { title: `the ${takes}`, resources: examples.right },
      { title: 'an import', resources: examples.unknown },
      ...(takes === 'identifier' && ofArn === undefined ? [{ title: 'the ARN', resources: examples.byAttribute(arn) }] : []),
    ],
  });
}

/** One that warns of ARNs where identifiers are documented: RDS takes some, as its words about identifiers say. */
function namingByArn<S extends keyof Subjects>(id: string, named: Naming<S>): TopiclessRule {
  const { on, property, prefix = '', thing, source } = named;
  const examples = examplesOf(named);
  return rule(id, {
    on,
    with: property,
    effect: 'degraded',
    since: '0.1.0',
    summary: `${property} names ${thing === 'cluster' ? 'a cluster' : 'instances'} by identifier, not by ARN.`,
    sources: [source],
    check: (subject) => {
      const [first] = namedBy(subject, property, ['ARN'], prefix);
      return first && { at: property, ...first };
    },
    what: ({ shown }) => `${property} has ${shown}, and takes the identifier of ${thing === 'cluster' ? 'a cluster' : 'an instance'}`,
    why: `${prefix === '' ? 'RDS' : 'Application Auto Scaling'} documents an identifier here, and may not find ${thing === 'cluster' ? 'a cluster' : 'an instance'} by its ARN`,
    fix: ({ of }) => remedyOf(of, 'ARN', 'identifier'),
    invalid: [{ title: 'the ARN', resources: examples.byAttribute(ATTRIBUTES[thing].arn) }, { title: 'an ARN that is written down', resources: examples.written(WRITTEN_ARN[thing]) }],
    valid: [{ title: 'the identifier', resources: examples.right }, { title: 'an import', resources: examples.unknown }],
  });
}

function remedyOf(of: Resource | undefined, is: Form, takes: 'identifier' | 'ARN'): string {
  if (of === undefined) return `write the ${takes} in place of the ${is}`;
  const arn = of.kind.type === KINDS.instance.type ? ATTRIBUTES.instance.arn : ATTRIBUTES.cluster.arn;
  return `refer to ${of.logicalId} by ${takes === 'ARN' ? `its attribute ${arn}` : "its identifier, which is what 'Ref' gives"}`;
}

/** Both, where it is not known what becomes of an ARN. */
export const namings = <S extends keyof Subjects>([id, byArn]: readonly [string, string], named: Naming<S>): TopiclessRule[] =>
  [naming(id, { ...named, arn: 'in doubt' }), namingByArn(byArn, named)];
