import { Taken, given, isOther } from '../facts/references';
import { Name, Place, placesAt, possibleNames, shownAs } from '../topology/naming';
import { Resource, known } from '../topology/resource';

/** A place that names a resource by what it does not take. */
export type Misnaming = {
  readonly at: string;
  /** What is there, and what is to be. */
  readonly says: string;
  readonly remedy: string;
};

/** The first name of each place of a path that is certain not to be what is taken there. */
export function misnamings(subject: Resource, path: string, taken: Taken): Misnaming[] {
  // Nearly all are right whatever the world, and then no world has to be asked.
  if (!path.includes('.') && possibleNames(subject, path)?.every((name) => !isWrong(name, taken))) return [];
  // What cannot be known at one place says nothing about another.
  const places = known(() => placesAt(subject, path)) ?? [];
  return places.flatMap((place) => {
    const wrong = place.names.find((name) => isWrong(name, taken));
    return wrong ? [misnaming(place, wrong, taken)] : [];
  });
}

function isWrong(name: Name, taken: Taken): boolean {
  if ('text' in name) return name.text !== '' && !taken.fits(name.text);
  const { type } = name.of.kind;
  const gives = given(type, name.attribute);
  return gives !== undefined && isOther(gives, type, taken);
}

function misnaming({ at, isListed }: Place, wrong: Name, taken: Taken): Misnaming {
  // Which of several it is says where it is found.
  const name = /\.\d+\./.test(at) ? at.split('.').at(-1)! : at;
  const right = rightFor(wrong, taken);
  return {
    at,
    says: `${name} ${isListed ? 'has' : 'is'} ${describe(wrong, taken)}, and takes ${taken.words}`,
    remedy: isListed ? `in ${name}, write ${right}` : `set ${name} to ${right}`,
  };
}

function rightFor(wrong: Name, taken: Taken): string {
  if ('text' in wrong) return `${taken.words}, such as '${taken.example(wrong.text)}'`;
  const { kind: { type }, logicalId } = wrong.of;
  const attribute = taken.by[type];
  if (attribute === undefined) return `${taken.words}, such as '${taken.example('')}'`;
  return attribute === 'Ref' ? `what 'Ref' gives for ${logicalId}` : `the attribute ${attribute} of ${logicalId}, by 'Fn::GetAtt'`;
}

function describe(wrong: Name, taken: Taken): string {
  if ('text' in wrong) return `'${wrong.text}'`;
  const { of, attribute } = wrong;
  const { type } = of.kind;
  // Of what is something else the attribute says what it is.
  const isPlain = taken.of.includes(type) || given(type, attribute)?.of !== type;
  return `${shownAs(of, attribute)}${isPlain ? '' : `, an ${type}`}`;
}
