import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PriceCache } from '../../../../src/market/prices/cache.ts';
import type { Tick } from '../../../../src/market/prices/price.ts';
import { ReplaySource } from '../../../../src/market/sources/replay/replay.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';

/** Writes a file with this content; it is deleted after the test. */
export function fileOf(content: string | Uint8Array): string {
  const path = join(tempFolder(), 'recording.csv');
  writeFileSync(path, content);
  return path;
}

/** Opens a source that plays these rows. */
export function replayWorld(rows: readonly string[], speed = 1) {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const ticks: Tick[] = [];
  prices.subscribe((change) => ticks.push(...change.ticks));
  const path = fileOf(['ticker,time,price,volume', ...rows].join('\n'));
  const source = new ReplaySource({ cache: prices, clock, path, speed });
  return { clock, prices, ticks, source };
}
