'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { type DepthListener, type DepthStatus, depthStore } from './depth-store';

/** Calls back with each step of the market of a ticker, without rendering. */
export function useDepth(ticker: Ticker, listener: DepthListener): void {
  const onEvent = useEffectEvent(listener);
  useEffect(() => depthStore.watch(ticker, (event) => onEvent(event)), [ticker]);
}

/** Returns whether the depth of a ticker is known; re-renders the caller only when that changes. */
export const useDepthStatus = (ticker: Ticker): DepthStatus =>
  useStore(depthStore, (state) => state[ticker] ?? 'loading');
