'use client';

import type { Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { type ChartState, type ChartStore, chartStore } from './chart-store';
import type { Drawing } from './drawings/drawings';

const NONE: readonly Drawing[] = [];

/** Returns one setting of the chart; re-renders the caller when it changes. */
export const useChartChoice = <Key extends keyof ChartState>(key: Key): ChartState[Key] =>
  useStore(chartStore, (state) => state[key]);

/** Returns the lines drawn on a ticker's chart, oldest first. */
export const useDrawings = (ticker: Ticker): readonly Drawing[] =>
  useStore(chartStore, (state) => state.drawings[ticker] ?? NONE);

/** The functions that change what the chart shows. */
export const chartActions: Omit<
  ChartStore,
  'getState' | 'setState' | 'subscribe' | 'getInitialState'
> = chartStore;
