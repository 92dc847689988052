import { freshSeed } from '../kernel/random.ts';
import { type SimulatorOptions, SimulatorSource } from './simulator/simulator.ts';
import type { MarketDataSource } from './source.ts';

export interface MarketSettings {
  /** Fixes the simulated prices; without one they differ from start to start. */
  readonly sim_seed?: number | undefined;
}

/** The source that the settings ask for. */
export const createMarketDataSource = (
  settings: MarketSettings,
  resources: Omit<SimulatorOptions, 'seed'>,
): MarketDataSource =>
  new SimulatorSource({ ...resources, seed: settings.sim_seed ?? freshSeed() });
