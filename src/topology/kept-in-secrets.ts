import { isSecretName } from '../values/secrecy';
import { Bag, SecretField, Value, choice, settle } from '../values/value';

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
      // Choices within choices are left alone: there may be any number of them.
      if (!value.options?.some((option) => option.kind === 'unknown' && option.kept)) return value;
      return choice((world) => reveal(property, settle(value, world)), value.options.map((option) => (option.kind === 'choice' ? option : reveal(property, option))));
    }
    if (value.kind !== 'unknown' || !value.kept || (property !== PASSWORD && isSecretName(value.kept.key ?? PASSWORD))) return value;
    const found = find(value.kept);
    // What is generated stays what it is: a reference to the same secret says the same.
    return found === undefined || found.kind === 'unknown' ? value : found;
  };
  return {
    kind: 'bag',
    get keys() {
      return declared.keys;
    },
    get: (property) => reveal(property, declared.get(property)),
  };
}
