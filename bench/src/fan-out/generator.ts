/** Keeps many streams open, counts their events and records the events' ages on arrival. */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * This many streams, evenly spread, are read at once, and the ages of their events are recorded.
 * The others are read only a few times a second, and their events counted, which costs the
 * generator much less.
 */
const WATCHED = 100;
const LOOKS_PER_SECOND = 4;
const TURN_MS = 10;
const AGES_MAX = 4_000_000;
const AT_ONCE = 100;
const EVENT = Buffer.from('data:');
const STAMP = Buffer.from('"timestamp":');
const DIGIT_0 = 48;

export interface Opening {
  readonly open: { readonly port: number; readonly path: string; readonly count: number };
}

export interface Measuring {
  readonly measure: { readonly seconds: number };
}

export interface Stalling {
  /** Every n-th stream stops reading. */
  readonly stall: { readonly every: number };
}

export interface Measured {
  readonly events: number;
  readonly bytes: number;
  readonly age_ms_p50: number;
  readonly age_ms_p99: number;
}

const sockets: Socket[] = [];
let unwatched: readonly Socket[] = [];
let events = 0;
let bytes = 0;
let aged = 0;
const ages_ms = new Float64Array(AGES_MAX);
const buffer = Buffer.allocUnsafe(256 * 1024);

/** Parses the time `"timestamp":1767000000.123` at `at`, in milliseconds. */
function readStamp(at: number): number {
  let value = 0;
  let decimals = -1;
  for (let index = at + STAMP.length; index < at + STAMP.length + 16; index++) {
    const digit = (buffer[index] ?? 0) - DIGIT_0;
    if (digit === -2) decimals = 0;
    else if (digit < 0 || digit > 9) break;
    else if (decimals < 3) {
      value = value * 10 + digit;
      if (decimals >= 0) decimals += 1;
    }
  }
  return value * 10 ** (3 - Math.max(decimals, 0));
}

function note(length: number, isWatched: boolean): void {
  bytes += length;
  const chunk = buffer.subarray(0, length);
  for (let at = chunk.indexOf(EVENT); at >= 0; at = chunk.indexOf(EVENT, at + EVENT.length)) {
    events += 1;
  }
  if (!isWatched || aged === AGES_MAX) return;
  const at = chunk.lastIndexOf(STAMP);
  if (at >= 0) ages_ms[aged++] = Date.now() - readStamp(at);
}

/** Reads the unwatched streams, a few per turn. */
let next = 0;
setInterval(() => {
  const share = Math.ceil((unwatched.length * LOOKS_PER_SECOND * TURN_MS) / 1000);
  for (let turn = 0; turn < share && unwatched.length > 0; turn++) {
    next = (next + 1) % unwatched.length;
    unwatched[next]?.resume();
  }
}, TURN_MS);

function openOne({ port, path }: Opening['open'], isWatched: boolean): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      onread: {
        buffer,
        callback: (length) => {
          note(length, isWatched);
          resolve(socket);
          // If this is false, the socket stops reading until it is resumed.
          return isWatched;
        },
      },
    });
    socket.once('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`);
  });
}

async function open(opening: Opening['open']): Promise<number> {
  const every = Math.max(1, Math.floor(opening.count / WATCHED));
  while (sockets.length < opening.count) {
    const batch = Math.min(AT_ONCE, opening.count - sockets.length);
    const first = sockets.length;
    const opened = Array.from({ length: batch }, (_, index) =>
      openOne(opening, (first + index) % every === 0),
    );
    sockets.push(...(await Promise.all(opened)));
  }
  unwatched = sockets.filter((_, index) => index % every !== 0);
  return sockets.length;
}

async function measure(seconds: number): Promise<Measured> {
  events = 0;
  bytes = 0;
  aged = 0;
  await pause(seconds * 1000);
  const counted = { events, bytes };
  const sorted = ages_ms.slice(0, aged).sort();
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { ...counted, age_ms_p50: at(0.5), age_ms_p99: at(0.99) };
}

process.on('message', async (message: Opening | Measuring | Stalling) => {
  if ('open' in message) process.send?.(await open(message.open));
  else if ('measure' in message) process.send?.(await measure(message.measure.seconds));
  else {
    // Stalls only unwatched streams, because the ages are taken from the watched ones.
    const { every } = message.stall;
    unwatched = unwatched.filter((_, index) => index % every !== 0);
    process.send?.(true);
  }
});
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());
