import { Finding } from './finding';

/** What a finding is acknowledged as, after the prefix. */
export const acknowledgementId = ({ rule }: Finding): string => rule.id;

/** The ids that acknowledge a finding, the first of which is the one to name. */
export const acknowledgementIds = (finding: Finding): readonly string[] => [acknowledgementId(finding)];
