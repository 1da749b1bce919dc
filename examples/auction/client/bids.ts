import { ConflictClient, Written } from './conflict-client';
import { compareNumbers } from './numbers';
import { Row } from './rows';
import { Decide } from './strategies';

/** A bid, as the application took it. */
export interface Bid {
  readonly id: string;
  readonly auction: string;
  readonly bidder: string;
  /** Decimal number as text, such as `12.50`. */
  readonly amount: string;
  /** `YYYY-MM-DD hh:mm:ss.ffffff`, in UTC. */
  readonly placedAt: string;
}

/** The strategy `earliest-bid-wins`: the higher bid leads, and of two equal ones the earlier. */
export const earliestBidWins: Decide = ({ mine, theirs }) => (leads(mine, theirs) ? 'mine' : 'theirs');

/**
 * Takes a bid: it goes into `bids`, which are only ever added, and into `auctions` if it leads. So a bid that no longer leads
 * is not lost, and the outcome says that it does not lead.
 */
export function placeBid(client: ConflictClient, region: string, bid: Bid): Promise<Written> {
  const { id, auction, bidder, amount, placedAt } = bid;
  const leader = { leader: bidder, amount, placed_at: placedAt };
  return client.write([
    { table: 'bids', key: { id }, make: () => ({ auction, bidder, amount, placed_at: placedAt }) },
    { table: 'auctions', key: { id: auction }, make: (current) => (current === undefined || leads(leader, current) ? leader : lead(current)) },
  ], region);
}

/** Whether `one` leads before `other`; anything leads before no bid. */
function leads(one: Row, other: Row): boolean {
  if (other.amount === null || other.amount === undefined) return true;
  const difference = compareNumbers(one.amount ?? 0, other.amount);
  return difference > 0 || (difference === 0 && String(one.placed_at) < String(other.placed_at));
}

function lead({ leader, amount, placed_at }: Row): Row {
  return { leader: leader ?? null, amount: amount ?? null, placed_at: placed_at ?? null };
}
