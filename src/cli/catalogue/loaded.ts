/* eslint-disable @typescript-eslint/no-require-imports */
import type * as State from '../../rules';
import type * as Changes from '../../rules/updates';

/** The rules on what is declared: loaded when they are asked for, since `--help` and others need none. */
export const ofState = (): Pick<typeof State, 'RULES' | 'TOPICS'> => require('../../rules') as typeof State;

/** The rules about changes: loaded when they are asked for, since most checks compare nothing. */
export const ofChanges = (): Pick<typeof Changes, 'CHANGE_RULES' | 'CHANGE_TOPICS'> => require('../../rules/updates') as typeof Changes;
