import { freshSeed, seededRandom } from '../../kernel/random.ts';
import { MassiveSource } from './massive/massive.ts';
import { ReplaySource } from './replay/replay.ts';
import type { SimulatorModel } from './simulator/parameters.ts';
import { type SimulatorOptions, SimulatorSource } from './simulator/simulator.ts';
import type { MarketDataSource } from './source.ts';

export interface MarketSettings {
  /** Fixes the simulated prices; without one they differ from start to start. */
  readonly sim_seed?: number | undefined;
  /** How simulated prices are made. */
  readonly sim_model?: SimulatorModel | undefined;
  readonly massive?:
    | { readonly api_key: string; readonly base_url: string; readonly poll_seconds: number }
    | undefined;
  readonly replay?: { readonly path: string; readonly speed: number } | undefined;
}

export interface MarketResources extends Omit<SimulatorOptions, 'seed' | 'model'> {
  readonly fetch: typeof fetch;
}

/** The source that the settings ask for: a recording, else real prices, else simulated ones. */
export function createMarketDataSource(
  { replay, massive, sim_seed, sim_model }: MarketSettings,
  resources: MarketResources,
): MarketDataSource {
  const seed = sim_seed ?? freshSeed();
  if (replay) return new ReplaySource({ ...resources, ...replay });
  if (massive) return new MassiveSource({ ...resources, ...massive, random: seededRandom(seed) });
  return new SimulatorSource({ ...resources, seed, model: sim_model });
}
