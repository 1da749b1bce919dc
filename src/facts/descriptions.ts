/** Descriptions of resources that services refuse where they are too long, or have other characters. */
export interface DescriptionLimits {
  readonly maxLength: number;
  /** A character that is not allowed. */
  readonly refused: RegExp;
}

/**
 * Of a security group.
 * Source: https://docs.aws.amazon.com/sdk-for-kotlin/api/latest/ec2/aws.sdk.kotlin.services.ec2.model/-create-security-group-request/description.html (read 2026-11-29).
 */
export const SECURITY_GROUP_DESCRIPTION: DescriptionLimits = { maxLength: 255, refused: /[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/gu };

/**
 * Of a role.
 * Source: https://docs.amazonaws.cn/IAM/latest/APIReference/API_CreateRole.html (read 2026-11-29).
 */
export const ROLE_DESCRIPTION: DescriptionLimits = { maxLength: 1000, refused: /[^\u0009\u000a\u000d\u0020-\u007e\u00a1-\u00ff]/gu };

/** Stands for a character that is not allowed, and is itself allowed everywhere. */
const SUBSTITUTE = '-';

/** What is left out at the beginning of a path that is too long. */
const ELLIPSIS = '...';

/**
 * The description of something by its path: what a service takes stays as it is. Of what is too long the end is kept, which tells most;
 * letters with accents lose them.
 *
 * @param before what comes before the path
 * @param after what comes after it
 */
export function describedBy(limits: DescriptionLimits, before: string, path: string, after = ''): string {
  const room = limits.maxLength - before.length - after.length;
  const plain = path.replace(limits.refused, (character) => withoutAccents(character).replace(limits.refused, SUBSTITUTE));
  return before + (plain.length <= room ? plain : ELLIPSIS + plain.slice(ELLIPSIS.length - room)) + after;
}

const withoutAccents = (character: string): string => character.normalize('NFKD').replace(/\p{Mark}/gu, '');
