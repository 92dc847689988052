'use client';

import { useStore } from 'zustand';
import { legendStore } from './legend-store';

/** Returns whether the legend is folded, and how to change that. */
export function useLegendFold(): [boolean, () => void] {
  const isFolded = useStore(legendStore, ({ is_folded }) => is_folded);
  return [isFolded, () => legendStore.setState({ is_folded: !isFolded })];
}
