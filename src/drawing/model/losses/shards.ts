import { DEFAULT_COMPUTE_REDUNDANCY, shardStandbys } from '../../../facts/availability';
import type { Loss, Part } from '../../diagram';
import { STORAGE_GOES_ON, Subject, ZONES, joined, loss } from './words';

const PROPERTY = 'ComputeRedundancy';

/** What becomes of a Limitless cluster when a shard fails: of each group, as its standbys are known. */
export const shardLosses = ({ cluster: { shardGroups } }: Subject): readonly Loss[] => shardGroups.map(shardLoss);

function shardLoss(group: Part): Loss {
  const detail = group.details.find(({ property }) => property === PROPERTY);
  const [text] = detail?.text === undefined ? [] : /\d+/.exec(detail.text) ?? [];
  // Said, and not known, is another matter than not said.
  const standbys = detail ? Number(text) : DEFAULT_COMPUTE_REDUNDANCY;
  return loss(`A shard of ${group.label}, or its zone`, joined(outcomeOf(standbys), STORAGE_GOES_ON), [], [shardStandbys, ...ZONES]);
}

function outcomeOf(standbys: number): string {
  if (Number.isNaN(standbys)) return 'a standby in another zone takes over, where it has one';
  if (standbys === 0) return 'it has no standby in another zone';
  return `it fails over to ${standbys === 1 ? 'its standby in another zone' : `one of its ${standbys} standbys in other zones`}`;
}
