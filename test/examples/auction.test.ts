import { readFileSync } from 'fs';
import { join } from 'path';
import { functionsNeeded } from '../../examples/auction/client/strategies';
import { parseWriteRouting, retryPolicyFor, strategyFor, writersFor } from '../../examples/auction/client/write-routing';
import { synthesize } from '../support/doors';
import { documentText } from './routing-document';
import { EXAMPLES, example, templates } from './support';

/** What references become at deployment, roughly. */
function deployed(reference: string): string {
  const [, instance] = /^Cluster(Writer\d|ReaderEndpoint)/.exec(reference) ?? [];
  if (instance !== undefined) return `${instance.toLowerCase()}.example.us-east-1.rds.amazonaws.com`;
  return reference.startsWith('ClusterConflictQueue') ? 'https://sqs.us-east-1.amazonaws.com/111122223333/conflicts' : 'auction';
}

function auctionDocument(): string {
  const app = example('auction');
  synthesize(app);
  return documentText(templates(app)['Auction.template.json'] as Record<string, unknown>, deployed);
}

test('the document of the auction is the example of the documentation', () => {
  const page = readFileSync(join(EXAMPLES, '..', 'docs', 'write-routing.md'), 'utf8');
  const [, block] = /```json\n(.*?)```/s.exec(page)!;
  expect(JSON.parse(block!)).toEqual(JSON.parse(auctionDocument()));
});

describe('the client reads it', () => {
  const routing = parseWriteRouting(auctionDocument());

  test('writes of a region go to its writer, and to the next ones when that cannot be reached', () => {
    expect(writersFor(routing, 'asia', 0).map(({ name }) => name)).toEqual(['Writer3', 'Writer4', 'Writer1', 'Writer2']);
  });

  test.each([
    ['oceania', "No writer serves partition 'oceania'; there are americas, europe, asia, africa"],
    [undefined, "No writer serves partition 'undefined'; there are americas, europe, asia, africa"],
  ])('writes of region %s have no writer', (region, message) => {
    expect(() => writersFor(routing, region, 0)).toThrow(new Error(message));
  });

  test('with an active writer all writes go to it, and then to the standbys in their order', () => {
    const standby = { ...routing, routing: { strategy: 'active-standby' as const, order: ['Writer2', 'Writer3', 'Writer4', 'Writer1'] } };
    expect(writersFor(standby, undefined, 3).map(({ name }) => name)).toEqual(['Writer2', 'Writer3', 'Writer4', 'Writer1']);
  });

  test('without routes the writers take turns', () => {
    const any = { ...routing, routing: { strategy: 'any' as const } };
    expect([0, 1, 5].map((turn) => writersFor(any, undefined, turn)[0]!.name)).toEqual(['Writer1', 'Writer2', 'Writer2']);
  });

  test('a table has its strategy, or the one for all others', () => {
    expect(strategyFor(routing, 'auctions')).toMatchObject({ strategy: 'custom', name: 'earliest-bid-wins' });
    expect(strategyFor(routing, 'bids')).toEqual({ strategy: 'retry' });
  });

  test('a transaction is repeated as the most patient of its tables says', () => {
    const patient = { maxAttempts: 20, baseDelayMillis: 1, jitter: 'full' as const };
    const counters = { ...routing, conflicts: [{ strategy: 'retry' as const, tables: ['counters'], retry: patient }, ...routing.conflicts] };
    expect(retryPolicyFor(counters, ['bids', 'counters'])).toBe(patient);
    expect(retryPolicyFor(counters, ['bids'])).toEqual({ maxAttempts: 8, baseDelayMillis: 50, jitter: 'full' });
  });

  test('it knows which functions it needs', () => {
    expect(functionsNeeded(routing.conflicts)).toEqual(['earliest-bid-wins']);
    expect(functionsNeeded([{ strategy: 'merge', operation: 'application', tables: ['carts', 'lists'] }])).toEqual(['carts', 'lists']);
  });

  test('a document of another version is refused', () => {
    expect(() => parseWriteRouting('{"version":2}')).toThrow(new Error('This client reads version 1 of the write-routing document, got: 2'));
  });
});
