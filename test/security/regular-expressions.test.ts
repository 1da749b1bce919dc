import * as ts from 'typescript';
import { nodesOf, sourceFiles } from '../support/sources';

/** Far more than CloudFormation takes in a whole template property. */
const LENGTH = 50_000;
/** What is linear takes a few; a quadratic one takes seconds for this length, and an exponential one never ends. */
const MILLISECONDS = 200;

/** Every regular expression of the source, with where it is. */
const EXPRESSIONS: [string, RegExp][] = sourceFiles().flatMap((file) =>
  nodesOf(file).filter(ts.isRegularExpressionLiteral).map(({ text, pos }): [string, RegExp] => {
    const end = text.lastIndexOf('/');
    const { line } = file.getLineAndCharacterOfPosition(pos);
    return [`${file.fileName}:${line + 1} ${text}`, new RegExp(text.slice(1, end), text.slice(end + 1))];
  }),
);

/** What may keep an expression busy: what it names, alone and with its neighbours, and what its classes stand for. */
function pieces({ source }: RegExp): string[] {
  const literals = source.replace(/\\[a-zA-Z]/g, ' ').replace(/\\(.)/g, '$1').match(/[A-Za-z0-9_:-]+|[^\sA-Za-z0-9]/g) ?? [];
  const neighbours = literals.map((literal, index) => `${literal}${literals[index + 1] ?? ''}`);
  const classes = ['a', 'A', '0', ' ', '.', '-', '_', '\n', 'a0', 'a-', 'a.', '0.', 'ä'];
  return [...new Set([...literals, ...neighbours, ...neighbours.map((pair) => `${pair}a.`), literals.join(''), ...classes])].filter((piece) => piece !== '');
}

/** Long texts: each piece over and over, alone and behind what may begin a match, before an end that nothing expects. */
function* attacks(expression: RegExp): Iterable<string> {
  const all = pieces(expression);
  for (const piece of all) {
    const long = piece.repeat(LENGTH / piece.length);
    yield long;
    yield `${long}\u0000`;
    yield `${all.slice(0, 8).join('')}${long}!\n`;
  }
}

/** The fastest of a few, since other processes may hold up one. */
function milliseconds(expression: RegExp, text: string, attempts = 3): number {
  let fastest = Infinity;
  for (let attempt = 0; attempt < attempts && fastest > MILLISECONDS; attempt++) {
    const start = performance.now();
    text.replace(expression, '');
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

test('there are some', () => {
  expect(EXPRESSIONS.length).toBeGreaterThan(50);
});

test('an expression that is not linear would be found', () => {
  const quadratic = /_+$/;
  // It takes seconds, which no other process is to blame for.
  expect([...attacks(quadratic)].some((text) => milliseconds(quadratic, text, 1) > MILLISECONDS)).toBe(true);
});

test.each(EXPRESSIONS)('%s ends soon on long texts', (_, expression) => {
  for (const text of attacks(expression)) {
    const spent = milliseconds(expression, text);
    if (spent > MILLISECONDS) throw new Error(`${Math.round(spent)} ms for ${LENGTH} characters: ${JSON.stringify(text.slice(0, 20))}…`);
  }
});
