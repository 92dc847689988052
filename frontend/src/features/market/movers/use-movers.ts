'use client';

import type { MoverKind } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { usePageVisible } from '@/shared/browser/use-page-visible';
import { moverKindStore, moversStore } from './movers-store';

const REFRESH_MS = 1_000;

/** Shows a list of movers in the panel, now and later. */
export const showMovers = (kind: MoverKind): void => moverKindStore.setState({ kind });

/** Returns the list of movers that is shown, which stays current while the caller is on the page. */
export function useMovers() {
  const { kind } = useStore(moverKindStore);
  const { answer, error } = useStore(moversStore);
  useEffect(() => void moversStore.ask(kind), [kind]);
  useVisibleInterval(() => void moversStore.refresh(), REFRESH_MS);
  usePageVisible(() => void moversStore.refresh());
  return {
    kind,
    answer: answer?.kind === kind ? answer : null,
    error,
    refresh: moversStore.refresh,
  };
}
