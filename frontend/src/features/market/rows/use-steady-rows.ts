'use client';

import type { Ticker } from '@finally/contract';
import { useState } from 'react';

interface HasTicker {
  readonly ticker: Ticker;
}

/**
 * Returns the rows in their order; while the list has the pointer or the focus, in the order that it had
 * when that began. A row that has left meanwhile keeps its last figures, and new ones wait, so that no
 * row moves under the pointer or the focus.
 */
export function useSteadyRows<Row extends HasTicker>(
  rows: readonly Row[],
  isActive: boolean,
): readonly Row[] {
  const [seen, setSeen] = useState({ rows, isActive, shown: rows });
  if (seen.rows === rows && seen.isActive === isActive) return seen.shown;
  const latest = new Map(rows.map((row) => [row.ticker, row]));
  const shown =
    isActive && seen.isActive ? seen.shown.map((row) => latest.get(row.ticker) ?? row) : rows;
  setSeen({ rows, isActive, shown });
  return shown;
}
