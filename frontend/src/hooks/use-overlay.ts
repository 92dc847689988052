'use client';

import { useStore } from 'zustand';
import { overlayStore } from '@/stores/command-line';

export const closeOverlay = () => overlayStore.setState(null, true);

export const openOverlay = (overlay: 'line' | 'shortcuts') => overlayStore.setState(overlay, true);

/** What lies over the page: the command line, the list of shortcuts, or nothing. */
export const useOverlay = () => useStore(overlayStore);
