import type { EndpointType } from './diagram';

/** What stands where only the deployment will tell. */
export const OPEN = 'set at deployment';

/** What an endpoint is. */
export const ENDPOINT_WORDS: Readonly<Record<EndpointType, string>> = {
  writer: 'writer endpoint',
  reader: 'reader endpoint',
  custom: 'custom endpoint',
  instance: 'instance endpoint',
};

const ENGINES = new Map([['aurora-postgresql', 'Aurora PostgreSQL'], ['aurora-mysql', 'Aurora MySQL'], ['aurora', 'Aurora MySQL']]);

/** `Aurora PostgreSQL 17.7`. */
export function engineWords(engine: string | undefined, version: string | undefined): string {
  if (engine === undefined) return `engine ${OPEN}`;
  return `${ENGINES.get(engine) ?? engine}${version === undefined ? `, version ${OPEN}` : ` ${version}`}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** How XML and HTML write what they take for markup; undefined of all other characters. */
export const entityOf = (character: string): string | undefined => ENTITIES[character];
