import type { Proposal } from '@finally/contract';
import { expect, test } from 'vitest';
import { ticker } from '@/shared/tests/samples';
import { createProposalsStore } from './proposals-store';

const proposalOf = (id: string, changes: Partial<Proposal> = {}): Proposal => ({
  id,
  asked: { kind: 'cancel_all', ticker: ticker('KO') },
  sentence: 'Cancel all open orders in KO.',
  shown_price: null,
  source: 'key:aaaaaaaaaaaa',
  key_label: 'A bot',
  client: null,
  state: 'pending',
  error: null,
  order_id: null,
  created_at: '2026-02-11T14:30:00.000Z',
  expires_at: '2026-02-11T14:45:00.000Z',
  decided_at: null,
  ...changes,
});

/** A store with a server whose decisions are answered one by one. */
function open() {
  const server = { proposals: [proposalOf('one'), proposalOf('two')], isDown: false };
  const sent: string[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const decide = (id: string, state: Proposal['state'], price?: number) => {
    sent.push([state, id, price].filter((part) => part !== undefined).join(' '));
    return new Promise<Proposal>((resolve, reject) =>
      answers.push((error) => {
        if (error) return reject(error);
        const decided = proposalOf(id, { state });
        server.proposals = server.proposals.map((one) => (one.id === id ? decided : one));
        resolve(decided);
      }),
    );
  };
  const store = createProposalsStore({
    list: async () => {
      if (server.isDown) throw new Error('down');
      return { proposals: server.proposals };
    },
    approve: (id, price) => decide(id, 'executed', price),
    decline: (id) => decide(id, 'declined'),
  });
  return { store, server, sent, answer: (error?: Error) => answers.shift()?.(error) };
}

test('a decision is sent once while it is on its way, with the price that was seen', async () => {
  const { store, sent, answer } = open();
  await store.refresh();
  const decided = store.decide('one', 'approve', 82.3);
  await store.decide('one', 'decline');
  expect(sent).toEqual(['executed one 82.3']);
  expect(store.getState().deciding).toEqual({ one: { verdict: 'approve', failure: null } });
  answer();
  await decided;
  expect(store.getState().deciding).toEqual({});
  expect(store.getState().proposals[0]?.state).toBe('executed');
});

test('a decision that fails says why, keeps the proposal and can be sent again', async () => {
  const { store, sent, answer } = open();
  await store.refresh();
  const decided = store.decide('two', 'approve');
  answer(new Error('KO was shown at $82.30 and is at $90.00 now.'));
  await decided;
  expect(store.getState().deciding['two']?.failure).toContain('is at $90.00 now');
  expect(store.getState().proposals.map(({ state }) => state)).toEqual(['pending', 'pending']);
  void store.decide('two', 'decline');
  expect(sent).toEqual(['executed two', 'declined two']);
});

test('a list that cannot be fetched leaves what was there', async () => {
  const { store, server } = open();
  await store.refresh();
  server.isDown = true;
  await store.refresh();
  expect(store.getState().proposals).toHaveLength(2);
});
