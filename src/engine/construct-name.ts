/**
 * A fix that says what a construct calls the property where it names it: `set BackupRetentionPeriod (\`backup.retention\` of the construct)
 * to 35`. One that does not name it, or has that name already, is left as it is.
 *
 * @param property its path, such as `ServerlessV2ScalingConfiguration.MaxCapacity`
 * @param name what the construct calls it; undefined where the name is the same
 * @param whose `of the construct`
 */
export function withConstructName(fix: string, property: string | undefined, name: string | undefined, whose: string): string {
  const called = property?.split('.').at(-1);
  if (called === undefined || name === undefined || wordIn(fix, name) !== undefined) return fix;
  const end = wordIn(fix, called);
  return end === undefined ? fix : `${fix.slice(0, end)} (\`${name}\` ${whose})${fix.slice(end)}`;
}

/** Where a word ends in a text; undefined where it is not there. */
function wordIn(text: string, word: string): number | undefined {
  const found = new RegExp(`(?<!\\w)${word.replaceAll('.', '\\.')}(?!\\w)`).exec(text);
  return found ? found.index + found[0].length : undefined;
}
