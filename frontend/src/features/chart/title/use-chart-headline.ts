'use client';

import type { Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { type Headline, headlinesStore } from './chart-headlines-store';

/** Returns the ticker's latest headline since the page was opened, or null. */
export const useHeadline = (ticker: Ticker): Headline | null =>
  useStore(headlinesStore, (headlines) => headlines[ticker] ?? null);
