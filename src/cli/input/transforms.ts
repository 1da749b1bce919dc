import { entries, entry, text } from '../../readers/files/entries';
import { NestedStackFile, StackFile } from '../../readers/files/stack-file';
import { jsonText } from '../../readers/json-text';
import { isRewritten } from '../../readers/macros';

/** What a template has that may be about Aurora. */
const OURS = '"AWS::RDS::';

const FOR_EACH = 'Fn::ForEach';
const TRANSFORM = 'Fn::Transform';

/**
 * That something in a template is written for a transform, which is no more known here: what CloudFormation makes of it would have to be
 * checked in its place. Nothing where the template has nothing of RDS, and of the transforms of AWS that leave databases as they are.
 */
export function transformNotes({ file, template, nested = {} }: StackFile | NestedStackFile): string[] {
  return [...ownNotes(file, template), ...Object.values(nested).flatMap(transformNotes)];
}

function ownNotes(file: string, template: unknown): string[] {
  const transform = entry(template, 'Transform');
  const resources = entries(entry(template, 'Resources'));
  const loops = resources.filter(([key]) => key.startsWith(`${FOR_EACH}::`));
  const added = resources.filter(([key]) => key === TRANSFORM).flatMap(([, value]) => namesIn(value));
  if (isRewritten(transform)) {
    const macros = namesIn(transform).filter((name) => isRewritten(name));
    return isOurs(template) ? [note(file, macros.join(', ') || 'a macro', 'nothing in it is checked')] : [];
  }
  return [
    ...(isOurs(loops) ? [note(file, FOR_EACH, 'what is in its loops is not checked')] : []),
    ...(added.length > 0 && isOurs(template) ? [note(file, added.join(', '), 'the resources that it adds are not checked')] : []),
  ];
}

const note = (file: string, transform: string, consequence: string): string =>
  `${file} is written for a transform (${transform}): what it makes of it is not known, so ${consequence}; ` +
  'check what aws cloudformation get-template --template-stage Processed answers';

const isOurs = (json: unknown): boolean => jsonText(json)?.includes(OURS) ?? false;

/** The names of a transform: it is one, has one, or is a list of such. */
function namesIn(transform: unknown): string[] {
  if (Array.isArray(transform)) return transform.flatMap((one: unknown) => (Array.isArray(one) ? [] : namesIn(one)));
  const name = typeof transform === 'string' ? transform : text(transform, 'Name');
  return name === undefined ? [] : [name];
}
