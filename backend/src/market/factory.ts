import { freshSeed } from '../kernel/random.ts';
import type { SimulatorModel } from './simulator/parameters.ts';
import { type SimulatorOptions, SimulatorSource } from './simulator/simulator.ts';
import type { MarketDataSource } from './source.ts';

export interface MarketSettings {
  /** Fixes the simulated prices; without one they differ from start to start. */
  readonly sim_seed?: number | undefined;
  /** How simulated prices are made. */
  readonly sim_model?: SimulatorModel | undefined;
}

/** The source that the settings ask for. */
export const createMarketDataSource = (
  settings: MarketSettings,
  resources: Omit<SimulatorOptions, 'seed' | 'model'>,
): MarketDataSource =>
  new SimulatorSource({
    ...resources,
    seed: settings.sim_seed ?? freshSeed(),
    model: settings.sim_model,
  });
