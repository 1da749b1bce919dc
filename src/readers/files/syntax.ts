/**
 * What is wrong with a text that is no JSON and no YAML, and where. What the text says there is not shown: it may be a password.
 *
 * @param error what the parser has thrown
 */
export function syntaxReason(error: unknown, text: string): string {
  const { name, message } = error as Error;
  if (name === 'RangeError') return 'it is nested too deep';
  if (name !== 'SyntaxError') return message.split('\n')[0]!.replace(/:$/, '');
  const what = message.replace(/,? (?:in JSON|after JSON|"|\.\.\."|is not valid JSON).*$/s, '').replace(/token '\s'/, 'white space');
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? unexpected(text));
  return `it is no JSON: ${what.charAt(0).toLowerCase()}${what.slice(1)} at ${lineAndColumn(text, position)}`;
}

/** Where the token is that JSON does not have there, which Node does not say: a text that ends before it only ends too early. */
function unexpected(text: string): number {
  let [from, to] = [0, text.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isUnexpected(text.slice(0, middle + 1))) to = middle;
    else from = middle + 1;
  }
  return from;
}

function isUnexpected(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return (error as Error).message.startsWith('Unexpected token');
  }
}

/** A place in a text, as editors count. */
function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position);
  return `line ${before.split('\n').length}, column ${position - before.lastIndexOf('\n')}`;
}
