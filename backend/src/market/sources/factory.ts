import { freshSeed, seededRandom } from '../../kernel/random.ts';
import type { Universe } from '../symbols/universe.ts';
import { MassiveSource } from './massive/massive.ts';
import { ReplaySource } from './replay/replay.ts';
import { openMarket, type PathRequest } from './simulator/open-market-path.ts';
import type { SimulatorModel } from './simulator/parameters.ts';
import { type SimulatorOptions, SimulatorSource } from './simulator/simulator.ts';
import type { MarketDataSource } from './source.ts';

export interface MarketSettings {
  /** Seed of the simulated prices; without one, the recorded path continues. */
  readonly sim_seed?: number | undefined;
  /** The model of the simulated prices. */
  readonly sim_model?: SimulatorModel | undefined;
  readonly massive?:
    | { readonly api_key: string; readonly base_url: string; readonly poll_seconds: number }
    | undefined;
  readonly replay?: { readonly path: string; readonly speed: number } | undefined;
}

export interface MarketResources
  extends Omit<SimulatorOptions, 'path' | 'days'>,
    Pick<PathRequest, 'recorded' | 'lastKnown'> {
  readonly universe: Universe;
  readonly fetch: typeof fetch;
}

/**
 * Returns the source that the settings select: a recording, otherwise real prices, otherwise
 * simulated ones.
 */
export function createMarketDataSource(
  { replay, massive, sim_seed, sim_model = 'market' }: MarketSettings,
  resources: MarketResources,
): MarketDataSource {
  if (replay) return new ReplaySource({ ...resources, ...replay });
  if (massive) {
    const random = seededRandom(sim_seed ?? freshSeed());
    return new MassiveSource({ ...resources, ...massive, random });
  }
  const { cache, clock, universe, recorded, lastKnown } = resources;
  const market = openMarket({
    recorded,
    seed: sim_seed,
    freshSeed,
    model: sim_model,
    instruments: universe.all(),
    lastKnown,
    now_ms: clock.now_ms(),
  });
  return new SimulatorSource({ cache, clock, ...market });
}
