import { isSecretName } from '../values/secrecy';
import { Bag, SecretField, Value, choice } from '../values/value';

/** The one property whose value no message shows. */
const PASSWORD = 'MasterUserPassword';

/** The properties of a resource, with what they take from secrets of the app. */
export function withSecrets(declared: Value, find: (field: SecretField) => Value | undefined): Value {
  switch (declared.kind) {
    case 'bag': return revealed(declared, find);
    case 'choice': return choice((world) => withSecrets(declared.settle(world), find), declared.options?.map((option) => withSecrets(option, find)));
    default: return declared;
  }
}

function revealed(declared: Bag, find: (field: SecretField) => Value | undefined): Bag {
  const reveal = (property: string, value: Value): Value => {
    if (value.kind === 'choice') {
      const { options } = value;
      const mayBeKept = options?.some((option) => option.kind === 'choice' || (option.kind === 'unknown' && option.kept)) ?? true;
      if (!mayBeKept) return value;
      return choice((world) => reveal(property, value.settle(world)), options?.map((option) => reveal(property, option)));
    }
    if (value.kind !== 'unknown' || !value.kept || (property !== PASSWORD && isSecretName(value.kept.key ?? PASSWORD))) return value;
    return find(value.kept) ?? value;
  };
  return { kind: 'bag', keys: declared.keys, get: (property) => reveal(property, declared.get(property)) };
}
