import { join } from 'node:path';
import type { PriceUpdate } from '@finally/contract';
import { expect, test, vi } from 'vitest';
import type { MarketPathRow } from '../../../src/market/store.ts';
import { openConnection } from '../../../src/storage/sqlite/connection.ts';
import { createPriceStore } from '../../../src/storage/sqlite/index.ts';
import { openPath } from '../../market/sources/simulator/simulated.ts';
import { ServerProcess } from '../../support/server/server-process.ts';
import { openPriceEvents } from '../../support/streams/price-events.ts';
import { tempFolder } from '../../support/temp-folder.ts';

// Servers run as processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

type Prices = Readonly<Record<string, PriceUpdate>>;

async function pathIn(folder: string): Promise<MarketPathRow> {
  const connection = openConnection(join(folder, 'finally.db'));
  const row = await createPriceStore(connection).path();
  connection.close();
  return row as MarketPathRow;
}

async function priceEvents(url: string, count: number): Promise<Prices[]> {
  const events = openPriceEvents(url);
  const seen: Prices[] = [];
  while (seen.length < count) seen.push((await events.next()).prices);
  return seen;
}

/** At which steps of the path with this seed the events were sent; undefined for one that does not fit. */
function stepsOf(seed: number, events: readonly Prices[], steps_max: number) {
  const path = openPath({ seed });
  const places = new Map(path.instruments.map(({ ticker }, place) => [ticker as string, place]));
  const fits = (prices: Prices): boolean =>
    Object.entries(prices).every(
      ([ticker, { price }]) =>
        path.price(places.get(ticker) as number) === Math.round(price * 10_000),
    );
  return events.map((prices) => {
    while (path.step < steps_max && !fits(prices)) path.advance(0);
    return fits(prices) ? path.step : undefined;
  });
}

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'after %s the market goes on, and no move comes twice',
  async (signal) => {
    const folder = tempFolder();
    const first = new ServerProcess(folder);
    const before = await priceEvents(await first.url(), 4);
    first.kill(signal);
    await first.ended();
    const left = await pathIn(folder);
    // Nobody asked for a seed: the database has one now.
    const shown = stepsOf(left.seed, before, left.resume_step);
    expect(shown).not.toContain(undefined);
    if (signal === 'SIGTERM') expect(left.step).toBe(left.resume_step);
    else expect(left.resume_step).toBeGreaterThan(left.step);

    const second = new ServerProcess(folder);
    const after = await priceEvents(await second.url(), 3);
    const goes_on = stepsOf(left.seed, after, left.resume_step + 100);
    expect(goes_on).not.toContain(undefined);
    expect(goes_on[0]).toBeGreaterThanOrEqual(left.resume_step);
    second.kill('SIGTERM');
    await second.ended();
    expect(await pathIn(folder)).toMatchObject({ seed: left.seed, began_at_ms: left.began_at_ms });
  },
);
