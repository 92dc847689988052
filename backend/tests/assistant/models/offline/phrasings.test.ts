import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertsBorneOut } from '../../../../src/assistant/actions/alerts/alert-judge.ts';
import type { Mandate } from '../../../../src/assistant/actions/mandate.ts';
import { proposedActionsOf } from '../../../../src/assistant/actions/proposed-actions.ts';
import { falseClaims } from '../../../../src/assistant/claims/claims.ts';
import type { AssistantContext } from '../../../../src/assistant/models/model.ts';
import type { ModelReply } from '../../../../src/assistant/models/reply.ts';
import { openExampleAccount } from '../../support.ts';
import { converse } from './converse.ts';
import { readPhrasings } from './phrasings.ts';

let context: AssistantContext;
let close: () => void;

beforeAll(async () => {
  const services = await openExampleAccount({
    atEnd: (closeConnection) => {
      close = closeConnection;
    },
  });
  context = await services.context();
});

afterAll(() => close());

/**
 * Returns the actions of a reply that the mandate authorizes: all in the exact quantity, or none.
 */
function carriedOut(reply: ModelReply, mandate: Mandate): string[] {
  const { trades, watchlist_changes, alert_changes = [] } = reply;
  if (mandate.kind !== 'orders') return [];
  expect(mandate.trades.map(({ by_value: _, ...trade }) => trade)).toEqual(trades);
  expect(mandate.changes.map(({ ticker, change: action }) => ({ ticker, action }))).toEqual(
    watchlist_changes,
  );
  const planned = proposedActionsOf(reply);
  const borne = alertsBorneOut(planned, mandate.alerts ?? []);
  expect(borne.size).toBe(alert_changes.length);
  return written(reply);
}

const written = ({ trades, watchlist_changes, alert_changes = [] }: ModelReply): string[] => [
  ...trades.map(({ side, quantity, ticker }) => `${side} ${quantity} ${ticker}`),
  ...watchlist_changes.map(
    ({ action, ticker }) => `${action === 'add' ? 'watch' : 'unwatch'} ${ticker}`,
  ),
  ...alert_changes.map(({ ticker, above, below, percent, direction }) => {
    const level = above != null ? `above ${above}` : `below ${below}`;
    return `alert ${ticker} ${percent == null ? level : `${direction} ${percent}%`}`;
  }),
];

const phrasings = [...readPhrasings(), ...readPhrasings('languages.md')];
const sections = [...new Set(phrasings.map(({ section }) => section))];

describe.each(sections)('%s', (section) => {
  const rows = phrasings
    .filter((phrasing) => phrasing.section === section)
    .map((phrasing) => [phrasing.said.join(' → '), phrasing] as const);
  test.each(rows)('%s', async (_, { said, actions, says }) => {
    const { reply, mandate } = await converse(said, context);
    expect(carriedOut(reply, mandate)).toEqual(actions);
    expect(reply.message).not.toBe('');
    expect(falseClaims(reply.message, [], [])).toEqual([]);
    let at = 0;
    for (const words of says) {
      const found = reply.message.toLowerCase().indexOf(words.toLowerCase(), at);
      expect(found, `"${words}" in: ${reply.message}`).toBeGreaterThanOrEqual(at);
      at = found + words.length;
    }
  });
});

test('the table holds at least 150 phrasings, and none of them twice', () => {
  const said = phrasings.map((phrasing) => phrasing.said.join(' → '));
  expect(said.length).toBeGreaterThanOrEqual(150);
  expect(new Set(said).size).toBe(said.length);
});

describe('everyday orders, as people write them', () => {
  const everyday = readPhrasings('everyday.md');
  const asked: string[] = [];

  test.each(everyday.map(({ said, actions }) => [said.join(' → '), said, actions] as const))(
    '%s',
    async (written, said, actions) => {
      const { reply, mandate } = await converse(said, context);
      const done = carriedOut(reply, mandate);
      // A question is allowed, another action is not.
      if (done.length === 0) asked.push(written);
      else expect(done).toEqual(actions);
    },
  );

  test('at least 95 of 100 are carried out without a question', () => {
    expect(everyday.length).toBeGreaterThanOrEqual(200);
    expect(asked.length / everyday.length, asked.join('\n')).toBeLessThanOrEqual(0.05);
  });
});
