'use client';

import { LINK_GROUPS, type LinkGroup } from '@finally/contract';
import { useStore } from 'zustand';
import { withActive, withGroup } from './links';
import { type ChartPlace, groupAt, type LinkedPlace } from './selection';
import { selectionStore } from './selection-store';

export { LINK_GROUPS };

/** Returns the group of a place, or null. */
export const useGroup = (place: LinkedPlace): LinkGroup | null =>
  useStore(selectionStore, (state) => groupAt(state, place));

export const joinGroup = (place: LinkedPlace, group: LinkGroup | null): void =>
  selectionStore.setState((state) => withGroup(state, place, group));

/** Returns the chart that keys, lists and the command line act on. */
export const useActiveChart = (): ChartPlace => useStore(selectionStore, (state) => state.active);

export const activateChart = (place: ChartPlace): void =>
  selectionStore.setState((state) => withActive(state, place));
