import { onTestFinished } from 'vitest';
import { seededRandom } from '../../../../src/kernel/random.ts';
import { PriceCache } from '../../../../src/market/prices/cache.ts';
import type { Tick } from '../../../../src/market/prices/price.ts';
import { MassiveSource } from '../../../../src/market/sources/massive/massive.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';
import { KEY, MassiveServer } from './massive-server.ts';

/** Maximum number of event loop turns while calls are pending. */
const TURNS_MAX = 200_000;

/** The source and the server it calls over HTTP, with a clock set by the test. */
export async function massiveWorld(options: { poll_seconds?: number; api_key?: string } = {}) {
  const clock = new ManualClock();
  const server = await MassiveServer.start(() => clock.now_ms());
  const prices = new PriceCache(clock);
  const ticks: Tick[] = [];
  prices.subscribe((change) => ticks.push(...change.ticks));

  let flying = 0;
  /** Reads the whole body before it returns the answer, so that no call is half done. */
  const countingFetch: typeof fetch = async (input, init) => {
    flying += 1;
    try {
      const response = await fetch(input, init);
      const body = await response.arrayBuffer();
      const bodiless = response.status < 200 || body.byteLength === 0;
      const { status, headers } = response;
      return new Response(bodiless ? null : body, { status, headers });
    } finally {
      flying -= 1;
    }
  };
  const source = new MassiveSource({
    cache: prices,
    clock,
    random: seededRandom(1),
    fetch: countingFetch,
    base_url: server.url,
    api_key: options.api_key ?? KEY,
    poll_seconds: options.poll_seconds ?? 15,
  });
  onTestFinished(() => source.stop());

  /** Waits until every call is answered, except those that never will be. */
  const settle = async (): Promise<void> => {
    let quiet = 0;
    for (let turn = 0; turn < TURNS_MAX && quiet < 3; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = flying === server.silent ? quiet + 1 : 0;
    }
    if (quiet < 3) throw new Error('Some calls were never answered.');
  };

  /** Advances the clock second by second, waiting for the calls of each. */
  const pass = async (seconds: number): Promise<void> => {
    await settle();
    for (let second = 0; second < seconds; second++) {
      clock.advance(1_000);
      await settle();
    }
  };

  return { clock, server, prices, ticks, source, settle, pass };
}

export type MassiveWorld = Awaited<ReturnType<typeof massiveWorld>>;
