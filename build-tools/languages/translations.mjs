import assert from 'node:assert/strict';

/** What is TypeScript, and none of Python, Java and Go. */
const TYPESCRIPT = /^import \{|^(?:const|let) |\}\);$|: \w+ =>|=> \{/m;

/** The code in a text that is said to be in a language. */
export function codeBlocks(text, language) {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, code]) => code);
}

/** Throws where code that is said to be in a language is TypeScript, where there is little of it, or none that has a text. */
export function assertTranslated(where, blocks, wanted) {
  assert.ok(blocks.length >= 10, `${where}: ${blocks.length} pieces of code`);
  assert.ok(blocks.some((code) => code.includes(wanted)), `${where}: no code has ${wanted}`);
  for (const code of blocks) assert.doesNotMatch(code, TYPESCRIPT, `${where}: code in TypeScript`);
}
