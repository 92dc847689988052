import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AccountBroadcaster, InProcessBus, LiveEvents } from '../../src/events/index.ts';
import type { StreamClient } from '../../src/sse/index.ts';
import { createAccountEventStore, DEFAULT_ACCOUNT_ID } from '../../src/storage/sqlite/index.ts';
import { ManualClock } from '../support/time/manual-clock.ts';
import { settle } from '../support/time/settle.ts';
import { openStores } from '../support/trading/ledger.ts';

const ACCOUNT = DEFAULT_ACCOUNT_ID;
const OTHER = 'other';

/** A client that accepts everything until it is told to stop. */
class FakeClient implements StreamClient {
  readonly peer = '127.0.0.1:1';
  readonly frames: string[] = [];
  isFull = false;
  isCut = false;
  #drained: (() => void) | undefined;

  write(chunk: Uint8Array): boolean {
    this.frames.push(Buffer.from(chunk).toString());
    return !this.isFull;
  }

  onceDrained(listener: () => void): void {
    this.#drained = listener;
  }

  drain(): void {
    this.isFull = false;
    this.#drained?.();
  }

  end(): void {}

  cut(): void {
    this.isCut = true;
  }

  /** The received events, as name and id. */
  get events(): readonly (readonly [string, number])[] {
    const found = this.frames.join('').matchAll(/id: (\d+)\nevent: (\w+)\n/g);
    return [...found].map(([, id, name]) => [name ?? '', Number(id)] as const);
  }
}

function open() {
  const clock = new ManualClock();
  const { connection } = openStores(':memory:', clock);
  connection.blockingTransaction((transaction) =>
    transaction.run(
      `INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
       VALUES (?, 1, 100, 100, 0, '')`,
      OTHER,
    ),
  );
  const errors: unknown[] = [];
  const events = new InProcessBus((error) => errors.push(error));
  connection.onAccountEvents((committed) => events.publish(committed));
  const live = new LiveEvents((error) => errors.push(error));
  const broadcaster = new AccountBroadcaster({
    events,
    live,
    store: createAccountEventStore(connection),
    receipt: async () => undefined,
    clock,
    onError: (error) => errors.push(error),
  });
  let version = 0;
  /** Commits this many changes at once. */
  const change = (account_id = ACCOUNT, count = 1) =>
    connection.change(() => ({
      returned: undefined,
      events: Array.from({ length: count }, () => ({
        account_id,
        change: { kind: 'settings' as const, version: ++version },
      })),
      is_unseen: false,
    }));
  const tell = (words: string, account_id = ACCOUNT) =>
    live.publish({
      account_id,
      name: 'chat_progress',
      data: {
        ...{ answer_id: 'a', message: 'hi', client_message_id: null, revision: 1, steps: [] },
        ...{ phase: 'planning', elapsed_ms: 0, words },
      },
    });
  return { clock, events, broadcaster, change, tell, errors };
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ['settings', from + at]);

test('clients that disconnect and reconnect during writes get each event once and in order', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), count: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ kind: fc.constant('live' as const), count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('other' as const), count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('come' as const), count: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ kind: fc.constant('go' as const), count: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ kind: fc.constant('full' as const), count: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ kind: fc.constant('drain' as const), count: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ kind: fc.constant('turn' as const), count: fc.integer({ min: 1, max: 3 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { broadcaster, change, tell, errors } = open();
      let written = 0;
      /** Four readers: what each has received over all of its connections. */
      const readers = Array.from({ length: 4 }, () => ({
        received: [] as (readonly [string, number])[],
        client: undefined as FakeClient | undefined,
        leave: () => {},
      }));
      const goes = (reader: (typeof readers)[number]) => {
        reader.leave();
        reader.received.push(...(reader.client?.events ?? []));
        reader.client = undefined;
      };
      const comes = (reader: (typeof readers)[number]) => {
        if (reader.client) return;
        reader.client = new FakeClient();
        const cursor = reader.received.at(-1)?.[1] ?? 0;
        reader.leave = broadcaster.add(reader.client, ACCOUNT, cursor);
      };
      for (const { kind, count } of steps) {
        const reader = readers[count % 4] as (typeof readers)[number];
        if (kind === 'write') {
          written += count;
          void change(ACCOUNT, count);
        } else if (kind === 'live') tell('words');
        else if (kind === 'other') void change(OTHER, count);
        else if (kind === 'come') comes(reader);
        else if (kind === 'go') goes(reader);
        else if (kind === 'full' && reader.client) reader.client.isFull = true;
        else if (kind === 'drain') reader.client?.drain();
        else for (let turn = 0; turn < count; turn++) await Promise.resolve();
      }
      for (const reader of readers) {
        comes(reader);
        reader.client?.drain();
      }
      await settle();
      for (const reader of readers) {
        goes(reader);
        expect(reader.received).toEqual(numbered(1, written));
      }
      expect(errors).toEqual([]);
      broadcaster.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('a cursor older than the stored events is answered with one reset', async () => {
  const { broadcaster, change } = open();
  await change(ACCOUNT, 12_000);
  const client = new FakeClient();
  broadcaster.add(client, ACCOUNT, 5);
  await settle();
  await change();
  await settle();
  expect(client.events).toEqual([
    ['reset', 12_000],
    ['settings', 12_001],
  ]);
});

test('a client that accepts nothing holds one page and is disconnected', async () => {
  const { broadcaster, change, clock } = open();
  const slow = new FakeClient();
  const quick = new FakeClient();
  broadcaster.add(slow, ACCOUNT, 0);
  broadcaster.add(quick, ACCOUNT, 0);
  slow.isFull = true;
  for (let round = 0; round < 20; round++) {
    await change(ACCOUNT, 100);
    await settle();
  }
  expect(quick.events).toEqual(numbered(1, 2_000));
  expect(slow.frames).toHaveLength(1);
  clock.advance(45_000);
  expect(slow.isCut).toBe(true);
  expect(quick.isCut).toBe(false);
  expect(broadcaster.statistics).toMatchObject({ clients: 1, drops: 1 });
});

test('a listener that throws affects no client', async () => {
  const { broadcaster, change, events, errors } = open();
  events.subscribe(() => {
    throw new Error('a broken listener');
  });
  const client = new FakeClient();
  broadcaster.add(client, ACCOUNT, 0);
  await change();
  await settle();
  expect(client.events).toEqual(numbered(1, 1));
  expect(errors).toEqual([new Error('a broken listener')]);
});

test('a live event has no id, and reaches the clients of its account that keep up', async () => {
  const { broadcaster, tell } = open();
  const [own, slow, other] = [new FakeClient(), new FakeClient(), new FakeClient()];
  broadcaster.add(own, ACCOUNT, 0);
  broadcaster.add(slow, ACCOUNT, 0);
  broadcaster.add(other, OTHER, 0);
  await settle();
  slow.isFull = true;
  tell('one');
  tell('two');
  expect(own.frames.filter((frame) => frame.startsWith('event: chat_progress\n'))).toHaveLength(2);
  expect(own.frames.join('')).not.toContain('id:');
  expect(slow.frames.join('')).toContain('"words":"one"');
  expect(slow.frames.join('')).not.toContain('"words":"two"');
  expect(other.frames.join('')).not.toContain('chat_progress');
});

test('one client follows two accounts, and continues exactly in both after a break', async () => {
  const { broadcaster, change, errors, tell } = open();
  const first = new FakeClient();
  const leave = broadcaster.addAll(
    first,
    new Map([
      [ACCOUNT, undefined],
      [OTHER, undefined],
    ]),
  );
  await settle();
  await change(ACCOUNT, 2);
  await change(OTHER, 1);
  await settle();
  const framesOf = (client: FakeClient) =>
    client.frames
      .join('')
      .split('\n\n')
      .filter((text) => text.startsWith('id: '))
      .map((text) => {
        const [id = '', event = '', data = ''] = text.split('\n');
        const { account_id } = JSON.parse(data.slice('data: '.length));
        return [id.slice(4), event.slice(7), account_id];
      });
  expect(framesOf(first)).toEqual([
    [`${ACCOUNT}:0`, 'reset', ACCOUNT],
    [`${ACCOUNT}:0,${OTHER}:0`, 'reset', OTHER],
    [`${ACCOUNT}:1,${OTHER}:0`, 'settings', ACCOUNT],
    [`${ACCOUNT}:2,${OTHER}:0`, 'settings', ACCOUNT],
    [`${ACCOUNT}:2,${OTHER}:1`, 'settings', OTHER],
  ]);
  expect(broadcaster.size).toBe(1);
  leave();
  expect(broadcaster.size).toBe(0);
  await change(OTHER, 1);
  const again = new FakeClient();
  broadcaster.addAll(
    again,
    new Map([
      [ACCOUNT, 2],
      [OTHER, 1],
    ]),
  );
  await settle();
  expect(framesOf(again)).toEqual([[`${ACCOUNT}:2,${OTHER}:2`, 'settings', OTHER]]);
  tell('one');
  expect(again.frames.at(-1)).toContain(`{"account_id":"${ACCOUNT}",`);
  expect(errors).toEqual([]);
});
