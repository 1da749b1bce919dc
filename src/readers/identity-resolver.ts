import { CfnElement, DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, ResolutionTypeHint, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { DYNAMIC_REFERENCE, SECRET_REFERENCE } from './placeholders';

/** How deep nearly all is that is read. */
const DEEP = 8;

/** Starts an address; no logical id does. JSON has it as it is, so that it stays one in a text that is made of JSON. */
const MARK = '\ue001';

/** An address in JSON text. */
export const ADDRESS = new RegExp(`${MARK}\\d+`, 'g');

/**
 * Resolves tokens to template JSON, but keeps the identity of what is referred to: a reference to an element of the
 * app becomes `Ref`/`Fn::GetAtt` with an address in place of a logical id. So references are followed across stacks,
 * nested stacks and stages without the exports and parameters CDK puts between them, before and after synthesis alike.
 */
export class IdentityResolver extends DefaultTokenResolver {
  private readonly constructs: (CfnElement | Stack)[] = [];
  private readonly addresses = new Map<CfnElement | Stack, string>();
  /** What is being read within what, and what has been read in it from a depth on that hardly anything has. */
  private depth = 0;
  private readonly read = new Map<object, unknown>();

  public constructor() {
    super({ join: concatenate });
  }

  /**
   * The template JSON of `value`. CDK resolves every object, list and text as if there were a token in it; most of a
   * template is literal, and what is literal is taken as it is.
   */
  public toJson(value: unknown, scope: IConstruct): unknown {
    switch (typeof value) {
      case 'string': return value.includes('${') ? this.textToJson(value, scope) : value;
      case 'number': return value < 0 && Token.isUnresolved(value) ? this.resolve(value, scope) : value;
      case 'boolean':
      case 'undefined': return value;
      case 'object': return value === null ? undefined : this.within(value, () => this.objectToJson(value, scope));
      default: return this.resolve(value, scope);
    }
  }

  /** What an id in resolved JSON stands for, where the id is an address and not a logical id. */
  public constructAt(id: string): CfnElement | Stack | undefined {
    return id.startsWith(MARK) ? this.constructs[Number(id.slice(MARK.length))] : undefined;
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return this.referenceToJson(token, context) ?? super.resolveToken(token, context, postProcessor);
  }

  /** What a reference to an element of the app becomes; undefined for any other token. */
  private referenceToJson(token: IResolvable, { scope }: IResolveContext): unknown {
    const reference = referenceOf(token);
    if (!reference) return undefined;
    const { target, displayName: attribute } = reference;
    if (attribute.startsWith('AWS::')) return this.pseudoToJson(attribute, Stack.of(target), scope);
    if (!CfnElement.isCfnElement(target)) return undefined;
    const address = this.addressOf(target);
    if (isText(reference)) return attribute === 'Ref' ? `\${${address}}` : `\${${address}.${attribute}}`;
    return attribute === 'Ref' ? { Ref: address } : { 'Fn::GetAtt': [address, attribute] };
  }

  /** A pseudo parameter of another stack is one of its attributes; that of the own stack is left to CDK. */
  private pseudoToJson(name: string, stack: Stack, scope: IConstruct): unknown {
    return stack === Stack.of(scope) ? undefined : { 'Fn::GetAtt': [this.addressOf(stack), name] };
  }

  private textToJson(text: string, scope: IConstruct): unknown {
    // Only the deployment knows it, whatever the tokens in it stand for, unless they are those of a secret of the app.
    if (text.includes(DYNAMIC_REFERENCE) && !text.includes(SECRET_REFERENCE)) return text;
    const { length, tokens: [token] } = Tokenization.reverseString(text);
    if (!token) return text;
    // What has to be put together out of several pieces is CDK's business.
    return length === 1 ? this.tokenToJson(token, scope) : this.resolve(text, scope);
  }

  /** Reads an object once, wherever else it stands. */
  private within(value: object, read: () => unknown): unknown {
    if (this.depth > DEEP && this.read.has(value)) return this.read.get(value);
    this.depth++;
    try {
      const json = read();
      if (this.depth > DEEP) this.read.set(value, json);
      return json;
    } finally {
      if (--this.depth === 0) this.read.clear();
    }
  }

  private objectToJson(value: object, scope: IConstruct): unknown {
    if (Array.isArray(value)) {
      // A list that is one token is encoded in its only item.
      if (value.length === 1 && Token.isUnresolved(value)) return this.resolve(value, scope);
      return value.map((item) => this.toJson(item, scope)).filter((item) => item !== undefined);
    }
    if (Tokenization.isResolvable(value)) return this.tokenToJson(value, scope);
    if (Object.getPrototypeOf(value) !== Object.prototype) return this.resolve(value, scope);
    const json: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(value)) {
      // A key that is a token has to become one text, and `__proto__` is no ordinary key: both are CDK's business.
      if (key.includes('${') || key === '__proto__') return this.resolve(value, scope);
      const read = entry === undefined ? undefined : this.toJson(entry, scope);
      if (read !== undefined) json[key] = read;
    }
    return json;
  }

  /** As CDK resolves a token that is an object: what it stands for, and then what it makes of that. */
  private tokenToJson(token: IResolvable, scope: IConstruct): unknown {
    let postProcessor: IPostProcessor | undefined;
    const context: IResolveContext = {
      scope,
      preparing: false,
      documentPath: [],
      registerPostProcessor: (processor) => { postProcessor = processor; },
      resolve: (inner, options) => {
        // What is empty counts in overrides, where it deletes; nothing else asks for it.
        if (options?.removeEmpty === false) return this.resolve(inner, scope, false);
        return options?.allowIntrinsicKeys ? this.partsOfText(inner, scope) : this.toJson(inner, scope);
      },
    };
    const json = this.referenceToJson(token, context) ?? this.toJson(token.resolve(context), scope);
    return postProcessor ? (postProcessor as IPostProcessor).postProcess(json, context) : json;
  }

  /**
   * What `toJsonString` makes a text of: CDK notes on what it resolves whether a text or a number stood there. Of a list it would declare
   * a resource that makes a text at deployment; reading an app adds nothing to it.
   */
  private partsOfText(value: unknown, scope: IConstruct): unknown {
    const json = this.resolve(value, scope);
    if (hasListOfDeployment(json)) throw new Error('a text of a list that only the deployment knows');
    return json;
  }

  private resolve(value: unknown, scope: IConstruct, removeEmpty = true): unknown {
    return Tokenization.resolve(value, { scope, resolver: this, preparing: false, removeEmpty });
  }

  private addressOf(construct: CfnElement | Stack): string {
    let address = this.addresses.get(construct);
    if (address === undefined) {
      address = `${MARK}${this.constructs.length}`;
      this.addresses.set(construct, address);
      this.constructs.push(construct);
    }
    return address;
  }
}

/** What CDK keeps of its tokens, private to it. */
interface Internals {
  /** What a reference renders as in its own stack. */
  readonly value?: unknown;
  /** What a reference of a chosen strength is about. It has a value of its own once it is synthesized. */
  readonly reference?: IResolvable;
}

/**
 * The reference that a token is. It is not resolved to find out: the constructs of AWS wrap the references to what they make, and
 * where such a one is resolved in another environment, what it refers to gets a name.
 */
function referenceOf(token: IResolvable): Reference | undefined {
  const { reference } = token as unknown as Internals;
  return [token, reference].find((one) => Reference.isReference(one)) as Reference | undefined;
}

/** Whether it stands inside the text of an `Fn::Sub`. */
function isText(reference: Reference): boolean {
  return typeof (reference as unknown as Internals).value === 'string';
}

/** What CDK notes on JSON that a token became. */
const HINT = Symbol.for('@aws-cdk/core.resolvedTypeHint');

function hasListOfDeployment(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  if ((json as { readonly [HINT]?: unknown })[HINT] === ResolutionTypeHint.STRING_LIST) return true;
  return Object.values(json).some(hasListOfDeployment);
}

function concatenate(left: unknown, right: unknown): unknown {
  if (left === undefined) return right;
  if (right === undefined) return left;
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  return { 'Fn::Join': ['', [...pieces(left), ...pieces(right)]] };
}

function pieces(value: unknown): unknown[] {
  const joined = (value as { 'Fn::Join'?: unknown } | null)?.['Fn::Join'];
  return Array.isArray(joined) && joined[0] === '' && Array.isArray(joined[1]) ? joined[1] : [value];
}
