import { entry, text } from '../../readers/files/entries';
import { AwsPlace, Operation } from './aws';

/** A call that did not go well. */
export class CallFailure extends Error {
  /** @param subject what was asked about: the name of a stack, where it was one */
  public constructor(public readonly operation: Operation, public readonly reason: unknown, public readonly subject?: string) {
    super(operation);
  }

  /** Whether all other calls would end the same way. */
  public get isOfAll(): boolean {
    return ['credentials', 'region', 'refused', 'unreachable'].includes(kindOf(this.reason));
  }
}

const NAMES = {
  credentials: /^(?:CredentialsProviderError|TokenProviderError|ProviderError)$/,
  refused: /^(?:ExpiredToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|RequestExpired|AuthFailure)/,
  denied: /^(?:AccessDenied|UnauthorizedOperation|NotAuthorized)/,
};

const NETWORK = /^(?:E[A-Z]+|TimeoutError|NetworkingError)$/;

type Kind = keyof typeof NAMES | 'region' | 'stack' | 'unreachable' | 'other';

/** What kind of failure the SDK has thrown. */
function kindOf(reason: unknown): Kind {
  const [name, message] = [nameOf(reason), messageOf(reason)];
  const byName = (Object.keys(NAMES) as (keyof typeof NAMES)[]).find((kind) => NAMES[kind].test(name));
  if (byName !== undefined) return byName;
  if (/^Region is missing/.test(message)) return 'region';
  if (name === 'ValidationError' && /does not exist/.test(message)) return 'stack';
  if (NETWORK.test(text(reason, 'code') ?? name)) return 'unreachable';
  return entry(entry(reason, '$metadata'), 'httpStatusCode') === 403 ? 'denied' : 'other';
}

/** A failure in one line, with what mends it. */
export function describeFailure({ operation, reason, subject }: CallFailure, { region, profile }: AwsPlace): string {
  const call = subject === undefined ? operation : `${operation} of ${subject}`;
  const said = [nameOf(reason), messageOf(reason)].filter((part) => part !== '').join(': ');
  const place = [region === undefined ? [] : [`in ${region}`], profile === undefined ? [] : [`with profile ${profile}`]].flat().map((part) => ` ${part}`).join('');
  const lines: Readonly<Record<Kind, string>> = {
    credentials: `${call} needs AWS credentials, and there are none${place} (${said}): set AWS_PROFILE, add --profile, or sign in with aws sso login`,
    refused: `AWS does not take the credentials at ${call}${place} (${said}): sign in anew, or add --profile`,
    denied: `${call} is denied${place} (${said}): allow ${operation} in the policy of these credentials`,
    region: `${call} needs a Region, and none is set: add --region, or set AWS_REGION`,
    stack: `${operation}: there is no stack ${subject ?? ''}${place}: look at --stack, --region and --profile`,
    unreachable: `${call} does not reach AWS${place} (${said}): look at --region and at the network`,
    other: `${call} failed${place} (${said})`,
  };
  return lines[kindOf(reason)].replace(/\s+/g, ' ');
}

const nameOf = (reason: unknown): string => {
  const code = text(reason, 'code');
  return code !== undefined && NETWORK.test(code) ? code : reason instanceof Error && reason.name !== 'Error' ? reason.name : '';
};

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));
