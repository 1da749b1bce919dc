import { CfnElement, DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Starts an address; no logical id does. */
const MARK = '\u0000';

/**
 * Resolves tokens to template JSON, but keeps the identity of what is referred to: a reference to an element of the
 * app becomes `Ref`/`Fn::GetAtt` with an address in place of a logical id. So references are followed across stacks,
 * nested stacks and stages without the exports and parameters CDK puts between them, before and after synthesis alike.
 */
export class IdentityResolver extends DefaultTokenResolver {
  private readonly elements: CfnElement[] = [];
  private readonly addresses = new Map<CfnElement, string>();

  public constructor() {
    super({ join: concatenate });
  }

  public toJson(value: unknown, scope: IConstruct): unknown {
    return Tokenization.resolve(value, { scope, resolver: this, preparing: false });
  }

  /** The element an id in resolved JSON stands for, where the id is an address and not a logical id. */
  public elementAt(id: string): CfnElement | undefined {
    return id.startsWith(MARK) ? this.elements[Number(id.slice(MARK.length))] : undefined;
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (!Reference.isReference(token) || token.displayName.startsWith('AWS::') || !CfnElement.isCfnElement(token.target)) {
      return super.resolveToken(token, context, postProcessor);
    }
    const address = this.addressOf(token.target);
    const attribute = token.displayName;
    // A reference inside the text of an `Fn::Sub` renders as text.
    if (typeof token.resolve(context) === 'string') {
      return attribute === 'Ref' ? `\${${address}}` : `\${${address}.${attribute}}`;
    }
    return attribute === 'Ref' ? { Ref: address } : { 'Fn::GetAtt': [address, attribute] };
  }

  private addressOf(element: CfnElement): string {
    let address = this.addresses.get(element);
    if (address === undefined) {
      address = `${MARK}${this.elements.length}`;
      this.addresses.set(element, address);
      this.elements.push(element);
    }
    return address;
  }
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
