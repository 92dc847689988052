'use client';

import type { Ticker } from '@finally/contract';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ChartPlace } from '@/features/symbols/selection';
import { activeChart, type ChartState, type ChartStore, chartStores } from './chart-store';
import type { Drawing } from './drawings/drawings';

const NONE: readonly Drawing[] = [];

const Place = createContext<ChartPlace>('chart_1');

/** Names the chart that the components inside belong to. */
export const ChartPlaceProvider = Place.Provider;

export const useChartPlace = (): ChartPlace => useContext(Place);

/** Returns one setting of the chart; re-renders the caller when it changes. */
export const useChartChoice = <Key extends keyof ChartState>(key: Key): ChartState[Key] =>
  useStore(chartStores[useChartPlace()], (state) => state[key]);

/** Returns the lines drawn on a ticker's chart, oldest first. */
export const useDrawings = (ticker: Ticker): readonly Drawing[] =>
  useStore(chartStores.chart_1, (state) => state.drawings[ticker] ?? NONE);

type ChartActions = Omit<ChartStore, 'getState' | 'setState' | 'subscribe' | 'getInitialState'>;

/** Returns a function that calls the one of the same name of the active chart. */
const ofActive =
  <Name extends keyof ChartActions>(name: Name) =>
  (...values: Parameters<ChartActions[Name]>): void =>
    (activeChart()[name] as (...all: Parameters<ChartActions[Name]>) => void)(...values);

/**
 * The functions that change what the active chart shows. A chart becomes active before the pointer or
 * the focus acts inside of it, so its parts call these, too.
 */
export const chartActions: ChartActions = {
  show: ofActive('show'),
  chooseInterval: ofActive('chooseInterval'),
  chooseStyle: ofActive('chooseStyle'),
  toggleLogScale: ofActive('toggleLogScale'),
  toggleVolume: ofActive('toggleVolume'),
  toggleTrades: ofActive('toggleTrades'),
  compareWith: ofActive('compareWith'),
  addIndicator: ofActive('addIndicator'),
  changeIndicator: ofActive('changeIndicator'),
  moveIndicator: ofActive('moveIndicator'),
  applyTemplate: ofActive('applyTemplate'),
  setPaneHeights: ofActive('setPaneHeights'),
  removeIndicator: ofActive('removeIndicator'),
  selectTool: ofActive('selectTool'),
  draw: ofActive('draw'),
  replaceDrawing: ofActive('replaceDrawing'),
  select: ofActive('select'),
  erase: ofActive('erase'),
  eraseAll: ofActive('eraseAll'),
};
