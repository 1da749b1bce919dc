/**
 * Keeps Stryker from mutating what only people read: where a constraint is documented, what a rule is about, and its
 * examples, which are the tests themselves. A mutant in there says nothing about the tests.
 */

/** The fields of rules that are documentation, and those whose few values the type checker knows. */
const FIELDS = new Set(['since', 'invalid', 'valid', 'effect', 'on']);

/** The fields that are documentation in any table. */
const FIELDS_ANYWHERE = new Set(['summary', 'source', 'sources']);

/** What makes rules and topics. */
const DEFINERS = new Set(['rule', 'topic']);

/** What makes sources: src/facts/sources.ts. */
const SOURCES = new Set(['userGuide', 'apiReference', 'cfnReference', 'cfnHandler', 'serviceError']);

const REASON = 'documentation';

/** Whether the node itself is documentation, wherever it stands. */
function isDocumentation(path) {
  if (path.isObjectProperty()) {
    const call = path.parentPath?.parentPath;
    if (FIELDS_ANYWHERE.has(path.node.key.name)) return true;
    return call?.isCallExpression() === true && DEFINERS.has(call.node.callee.name) && FIELDS.has(path.node.key.name);
  }
  if (path.isObjectExpression() && path.parent.callee?.name === 'topic') return true;
  if (path.isCallExpression()) return SOURCES.has(path.node.callee.name);
  if (path.isArrowFunctionExpression()) return isSource(path.node.returnType);
  if (path.isVariableDeclarator()) return isSource(path.node.id.typeAnnotation) || isForDocumentation(path);
  return path.isFunctionDeclaration() && isForDocumentation(path);
}

const isSource = (type) => /"name":"Source"/.test(JSON.stringify(type ?? null, ['typeAnnotation', 'elementType', 'typeName', 'name', 'type']));

const asked = new WeakMap();

/** Whether a constant or function of the file is used in documentation alone: a helper of examples, the day a page was read. */
function isForDocumentation(path) {
  if (asked.has(path.node)) return asked.get(path.node);
  // Until the answer is known: a function that calls itself is not used by that.
  asked.set(path.node, true);
  const answer = isOfFile(path) && isUnexported(path) && path.node.id.type === 'Identifier' && isUsedInDocumentation(path);
  asked.set(path.node, answer);
  return answer;
}

const isOfFile = (path) => path.parentPath?.isProgram() === true || path.parentPath?.parentPath?.isProgram() === true;

const isUnexported = (path) => path.findParent((parent) => parent.isExportNamedDeclaration()) === null;

function isUsedInDocumentation(path) {
  const binding = path.scope.getProgramParent().getBinding(path.node.id.name);
  const references = (binding?.referencePaths ?? []).filter((reference) => !reference.findParent((parent) => parent.isTSType()));
  return references.length > 0 && references.every((reference) => reference.findParent(isDocumentation) !== null);
}

export const strykerPlugins = [{
  kind: 'Ignore',
  name: 'documentation',
  value: { shouldIgnore: (path) => (isDocumentation(path) ? REASON : undefined) },
}];
