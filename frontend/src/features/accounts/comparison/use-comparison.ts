'use client';

import type { AccountComparison } from '@finally/contract';
import { useEffect, useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';
import { accountsApi } from '../accounts-api';

/** How often the figures are fetched again while they are shown. */
const EVERY_MS = 10_000;

export interface ComparisonState {
  /** Null until the figures of the chosen accounts are there. */
  readonly comparison: AccountComparison | null;
  readonly error: string | null;
}

/** Fetches the comparison of accounts, again whenever others are chosen and every few seconds. */
export function useComparison(ids: readonly string[]): ComparisonState {
  const [state, setState] = useState<ComparisonState>({ comparison: null, error: null });
  const chosen = ids.join(',');
  useEffect(() => {
    if (chosen === '') {
      setState({ comparison: null, error: null });
      return;
    }
    let isOver = false;
    const fetchFigures = () =>
      accountsApi.compare(chosen.split(',')).then(
        (comparison) => isOver || setState({ comparison, error: null }),
        (error: unknown) =>
          isOver || setState(({ comparison }) => ({ comparison, error: errorMessage(error) })),
      );
    void fetchFigures();
    const timer = setInterval(() => void fetchFigures(), EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [chosen]);
  return state;
}
