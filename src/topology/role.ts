import { Properties } from '../values/properties';
import { Target } from '../values/value';
import { Resource, known } from './resource';

/** How messages call those who are no service, by their kind in a policy. */
const OTHERS: Readonly<Record<string, string>> = { AWS: 'accounts and their users', Federated: 'users of an identity provider', CanonicalUser: 'accounts' };

/** `AWS::IAM::Role`. */
export class Role extends Resource {
  /**
   * Who may assume it: services such as `monitoring.rds.amazonaws.com`, and others in words. Undecided where a statement cannot be read,
   * or is for everyone.
   */
  public get trusted(): string[] {
    const statements = this.properties.properties('AssumeRolePolicyDocument')?.propertiesList('Statement') ?? [];
    const named = statements.filter((statement) => statement.string('Effect') === 'Allow').flatMap((statement) => this.trustedBy(statement));
    return [...new Set(named)];
  }

  /** Who may assume it, where none of them is a service that is expected; undefined where one is, or nobody is named. */
  public trustedInsteadOf(isExpected: (service: string) => boolean): string | undefined {
    const { trusted } = this;
    return trusted.length > 0 && !trusted.some(isExpected) ? trusted.join(', ') : undefined;
  }

  private trustedBy(statement: Properties): string[] {
    const principal = statement.properties('Principal');
    return (principal?.names ?? []).flatMap((kind) => {
      if (kind === 'Service') return principal!.strings(kind)!;
      const isEveryone = known(() => principal!.strings(kind))?.includes('*') === true;
      return isEveryone ? this.undecided('AssumeRolePolicyDocument') : (OTHERS[kind] ?? kind);
    });
  }
}

/** Whether two places name one role, given how to find those of the app; undefined where one may be called what the other is. */
export function isSameRole(a: Target, b: Target, find: (target: Target) => Role | undefined): boolean | undefined {
  const [one, other] = [find(a), find(b)];
  if (one || other) return one && other ? one === other : undefined;
  return typeof a === 'string' && typeof b === 'string' ? a === b : undefined;
}
