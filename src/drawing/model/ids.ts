/** Longest part of an id that is made of one name: pages repeat ids often. */
const LONGEST = 40;

/** Ids of all that is drawn of one app: unique, fit for HTML, and the same for the same names. */
export class Ids {
  private readonly taken = new Set<string>();

  /** An id for what is called `name`, which may be any text, below what has another id. */
  public of(above: string, name: string): string {
    const plain = `${above}-${shortened(name)}`;
    const id = this.taken.has(plain) ? this.free(`${plain}-${digest(name)}`) : plain;
    this.taken.add(id);
    return id;
  }

  private free(id: string): string {
    let own = id;
    for (let count = 2; this.taken.has(own); count++) own = `${id}-${count}`;
    return own;
  }
}

/** What is left of a name, with a digest where it is not all that tells it from others. */
function shortened(name: string): string {
  const readable = name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-|-$/g, '');
  if (readable.length <= LONGEST && readable !== '' && !hasOtherLetters(name)) return readable;
  return [readable.slice(0, LONGEST).replace(/-$/, ''), digest(name)].filter((part) => part !== '').join('-');
}

const hasOtherLetters = (name: string): boolean => /[^ -~]/.test(name);

/** The largest prime below 2 to the power of 31: a multiple of it and a letter still fit into a number. */
const PRIME = 2_147_483_647;

/** It keeps names apart, and nothing secret. */
function digest(text: string): string {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (hash * 31 + text.charCodeAt(index)) % PRIME;
  return hash.toString(36);
}
