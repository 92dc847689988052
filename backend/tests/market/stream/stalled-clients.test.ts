import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { PriceSocket } from '../../support/streams/price-socket.ts';
import { startStreamServer } from '../../support/streams/stream-server.ts';

/** So many that a few dozen events fill the system's socket buffer. */
const TICKERS = 500;
const MOVES = 60;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes outside of the heap that are still referenced; released buffers are freed at once. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** Starts a server with one client that reads and one that has stopped. */
async function open() {
  const server = await startStreamServer(TICKERS);
  const reading = new PriceSocket(server.url);
  await reading.eventsCome(1);
  const idle = new PriceSocket(server.url);
  await once(idle.socket, 'data');
  idle.socket.pause();
  for (let move = 1; move <= MOVES; move++) {
    server.move();
    await reading.eventsCome(1 + move);
  }
  return { ...server, reading, idle };
}

test('a client that reads nothing delays no other, and gets the newest state when it reads again', async () => {
  const { broadcaster, reading, idle, state, move } = await open();
  expect(reading.event(-1)).toEqual(state());
  const { skips, clients_behind } = broadcaster.statistics;
  expect(clients_behind).toBe(1);
  expect(skips).toBeGreaterThan(10);

  idle.socket.resume();
  const sent = 1 + MOVES - skips;
  await idle.eventsCome(sent + 1);
  expect(idle.event(-1)).toEqual(state());
  expect(broadcaster.statistics).toMatchObject({ conflations: 1, clients_behind: 0, drops: 0 });
  move();
  await idle.eventsCome(sent + 2);
  expect(idle.event(-1)).toEqual(state());
});

test('a client that reads nothing for 30 seconds is dropped', async () => {
  const { broadcaster, idle, clock } = await open();
  clock.advance(29_000);
  expect(broadcaster.size).toBe(2);
  clock.advance(2_000);
  expect(broadcaster.statistics).toMatchObject({ clients: 1, drops: 1 });
  idle.socket.resume();
  await idle.ended();
});

test.runIf(process.platform === 'linux')(
  'a client that reads nothing is detected before the system accepts no more data for it',
  async () => {
    const { url, move, broadcaster, clock, state } = await startStreamServer(40);
    const reading = new PriceSocket(url);
    const idle = new PriceSocket(url);
    await Promise.all([reading.eventsCome(1), once(idle.socket, 'data')]);
    idle.socket.pause();
    let moves = 0;
    const find = async (clients_behind: number) => {
      move();
      moves += 1;
      await reading.eventsCome(1 + moves);
      clock.advance(2_000);
      await expect
        .poll(() => broadcaster.statistics.clients_behind, { timeout: 40, interval: 5 })
        .toBe(clients_behind);
    };
    await vi.waitFor(() => find(1), { timeout: 20_000, interval: 0 });
    expect(moves * 10_000).toBeLessThan(1_000_000);
    expect(broadcaster.statistics.drops).toBe(0);

    idle.socket.resume();
    await vi.waitFor(() => find(0), { timeout: 5_000 });
    expect(broadcaster.statistics).toMatchObject({ conflations: 1, drops: 0 });
    await expect.poll(() => idle.event(-1)).toEqual(state());
  },
  30_000,
);

test('many clients that read nothing share one event in memory', async () => {
  const { url, broadcaster, move, reading } = await open();
  const before_bytes = heldBytes();
  const idle = Array.from({ length: 30 }, () => new PriceSocket(url));
  await Promise.all(idle.map(({ socket }) => once(socket, 'data')));
  for (const { socket } of idle) socket.pause();
  for (let round = 0; round < MOVES; round++) {
    move();
    await reading.eventsCome(1 + MOVES + 1 + round);
  }
  expect(broadcaster.statistics.clients_behind).toBe(31);
  expect((heldBytes() - before_bytes) / idle.length).toBeLessThan(64 * 1_024);
});
