import { Form, given } from '../facts/references';
import { isEndpoint, isResourceId } from '../facts/resource-ids';
import { Properties } from '../values/properties';
import { Reference, Scalar, Text } from '../values/value';
import type { Resource } from './resource';

/** What names a resource: what refers to one of the app, or a text. What refers to something else is not known. */
export type Name =
  | { readonly of: Resource; readonly attribute: string }
  /** A text, with `…` for what only the deployment tells. */
  | { readonly text: string };

/** A place where resources are named. */
export interface Place {
  readonly at: string;
  /** Whether there may be several. */
  readonly isListed: boolean;
  /** Those that are known. */
  readonly names: Name[];
}

/**
 * The places of a path, with what is named there: `RoleArn`, `MasterUserSecret.KmsKeyId`; in a list of objects `Auth.*.SecretArn`.
 */
export function placesAt(subject: Resource, path: string): Place[] {
  const { properties } = subject;
  const [list, below] = path.split('.*.') as [string, string?];
  if (below !== undefined) {
    return (properties.propertiesList(list) ?? []).flatMap((entry, index) => placeIn(subject, entry, below, `${list}.${index}.${below}`));
  }
  const [outer, inner] = path.split('.') as [string, string?];
  if (inner === undefined) return placeIn(subject, properties, path, path);
  const bag = properties.properties(outer);
  return bag ? placeIn(subject, bag, inner, path) : [];
}

/** All that may be named by a property in some world; undefined where that cannot be listed. */
export function possibleNames(subject: Resource, property: string): Name[] | undefined {
  return subject.properties.possibleValues(property)?.flatMap((value) => nameOf(subject, value));
}

function placeIn(subject: Resource, bag: Properties, property: string, at: string): Place[] {
  const value = bag.read(property);
  return value.kind === 'absent' ? [] : [{ at, isListed: value.kind === 'list', names: bag.knownValues(property).flatMap((one) => nameOf(subject, one)) }];
}

function nameOf(subject: Resource, value: Scalar | Reference | Text): Name[] {
  if (!(value instanceof Reference)) return [{ text: value instanceof Text ? value.outline : String(value) }];
  const of = subject.referredTo(value);
  return of ? [{ of, attribute: value.attribute }] : [];
}

/** What stands where an identifier belongs. */
export interface OtherName {
  readonly is: Form;
  /** Whose it is, where it is referred to. */
  readonly of: Resource | undefined;
  /** As a message shows it. */
  readonly shown: string;
}

/** Clusters, instances and the like that `property` names by a form that is none of an identifier, with what stands before it. */
export function namedBy(subject: Resource, property: string, forms: readonly Form[], prefix = ''): OtherName[] {
  const { properties } = subject;
  const targets = prefix === '' ? properties.knownTargets(property) : [properties.targetAfter(property, prefix) ?? ''];
  return targets.flatMap((target): OtherName[] => {
    const of = target instanceof Reference ? subject.referredTo(target) : undefined;
    if (target instanceof Reference) {
      const is = of && given(of.kind.type, target.attribute)?.form;
      return is && forms.includes(is) ? [{ is, of, shown: shownAs(of, target.attribute) }] : [];
    }
    const text = target instanceof Text ? target.outline : target;
    const is = formOf(text);
    return is && forms.includes(is) ? [{ is, of, shown: `'${text}'` }] : [];
  });
}

/** How messages call what an attribute gives: its form, unless it is something else that is called so. */
export function shownAs({ kind: { type }, logicalId }: Resource, attribute: string): string {
  const gives = given(type, attribute);
  return `the ${gives?.of === type ? gives.form : attribute} of ${logicalId}`;
}

/** What a text is that is no identifier. */
function formOf(text: string): Form | undefined {
  if (isResourceId(text)) return 'resource id';
  if (isEndpoint(text)) return 'endpoint';
  return text.startsWith('arn:') ? 'ARN' : undefined;
}
