import { Reference, Settled, Target, Text, UNKNOWN, Value, choice, isScalar, known, settle } from '../values/value';
import { entryOf, parsedJson, whole } from './json-parts';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::SecretsManager::Secret`. */
export class Secret extends Resource {
  /** What the template puts under a key of its JSON, or into all of it; unknown for what is generated. */
  public field(key: string | undefined): Value {
    return inEachWorld(this.declared.inAnyWorld('GenerateSecretString'), (generated) => {
      if (generated.kind === 'absent') return fieldOf(this.declared.inAnyWorld('SecretString'), key);
      if (generated.kind !== 'bag' || key === undefined) return UNKNOWN;
      return inEachWorld(generated.get('GenerateStringKey'), (name) =>
        (name.kind === 'known' && name.value !== key ? fieldOf(generated.get('SecretStringTemplate'), key) : UNKNOWN));
    });
  }
}

/** `AWS::SecretsManager::SecretTargetAttachment`: what refers to it means the secret. */
export class SecretAttachment extends Resource {
  public get secret(): Secret | undefined {
    return this.related('SecretId', KINDS.secret);
  }
}

/** What follows from a value, in the world where it has that. */
function inEachWorld(value: Value, follow: (settled: Settled) => Value): Value {
  return value.kind === 'choice' ? choice((world) => follow(settle(value, world))) : follow(value);
}

/** What stands before the name in the ARN of a secret. */
const BEFORE_NAME = ':secret:';

/** What a secret is looked up by: for an ARN what it ends with, with and without the letters that Secrets Manager adds. */
export function namesOfSecret(target: Target): Target[] {
  const text = target instanceof Text ? target.tail : target;
  if (text instanceof Reference) return [text];
  const [, ...rest] = text.split(BEFORE_NAME);
  if (rest.length === 0) return target instanceof Text ? [] : [text];
  const name = rest.join(BEFORE_NAME);
  return [name, name.replace(/-[A-Za-z0-9]{6}$/, '')];
}

/** What a text of JSON has under a key; without a key, the text. */
function fieldOf(text: Value, key: string | undefined): Value {
  if (text.kind === 'choice') return choice((world) => fieldOf(settle(text, world), key));
  if (key === undefined || text.kind !== 'known') return text.kind === 'known' ? text : UNKNOWN;
  const parts = text.value instanceof Text ? text.value.parts : [isScalar(text.value) ? String(text.value) : text.value];
  const { json, partsOf } = parsedJson(parts);
  const field = entryOf(json, key);
  if (typeof field === 'number' || typeof field === 'boolean') return known(field);
  return typeof field === 'string' ? whole(partsOf(field)) : UNKNOWN;
}
