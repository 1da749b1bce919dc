import { Part, Reference, SecretField, Target, Text, Value, UNKNOWN, unknown } from '../values/value';

/**
 * The secret, and behind it `SecretString`, the key of its JSON, the stage and the version, each of which may be left out.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html (read 2026-11-28)
 */
const SECRET = /^\{\{resolve:secretsmanager:([^{}]+?)(?::SecretString(?::([^:{}]*))?(?::([^:{}]*))?(?::([^:{}]*))?)?\}\}$/;

const CURRENT = 'AWSCURRENT';

/** What stands for a part that is not literal; no text has these characters. */
const MARK = /\u0000(\d+)\u0000/;

/** The value of a text that is or has a dynamic reference: only the deployment knows it, unless the app says what is in the secret. */
export function dynamicValue(parts: readonly Part[]): Value {
  const { key } = new Text(parts);
  const kept = secretFieldOf(parts);
  const [only, ...more] = parts;
  return {
    ...(key === undefined ? UNKNOWN : unknown(key)),
    ...(kept ? { kept } : {}),
    ...(typeof only === 'string' && more.length === 0 ? { written: only } : {}),
  };
}

/** The secret and the key that a text refers to; undefined where it is anything else, or an older version of the secret. */
function secretFieldOf(parts: readonly Part[]): SecretField | undefined {
  const text = parts.map((part, index) => (typeof part === 'string' ? part : `\u0000${index}\u0000`)).join('');
  const [, id, key, stage, version] = SECRET.exec(text) ?? [];
  if (id === undefined || version || (stage && stage !== CURRENT) || MARK.test(key ?? '')) return undefined;
  const secret = targetOf(id.split(MARK).map((piece, index): Part => (index % 2 === 0 ? piece : parts[Number(piece)]!)).filter((part) => part !== ''));
  return secret === undefined ? undefined : { secret, key: key === '' ? undefined : key };
}

function targetOf(parts: readonly Part[]): Target | undefined {
  const [only, ...more] = parts;
  if (more.length > 0) return new Text(parts);
  return typeof only === 'string' || only instanceof Reference ? only : undefined;
}
