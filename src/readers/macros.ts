/** How deep lists of them are in one another, in a template and by CDK. */
const DEEPEST = 8;

/**
 * Whether a template goes through a macro that may change anything in it: a company's own. The transforms of AWS, whose names begin
 * with `AWS::`, add to what is there, or rewrite functions, and leave the properties of databases as they are written.
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html and
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html (read 2026-11-23).
 *
 * @param transform the `Transform` of the template: absent, a name, an object with a `Name`, or a list of these
 */
export function isRewritten(transform: unknown, depth = 0): boolean {
  if (transform === undefined || transform === null) return false;
  if (Array.isArray(transform)) return depth > DEEPEST || transform.some((one) => isRewritten(one, depth + 1));
  const name: unknown = typeof transform === 'object' ? (transform as { Name?: unknown }).Name : transform;
  return typeof name !== 'string' || !name.startsWith('AWS::');
}
