'use client';

import { useStore } from 'zustand';
import { orderKeysStore, toggleOrderKeys } from './order-keys-store';

export { toggleOrderKeys };

/** Whether keys place orders. */
export const useOrderKeys = (): boolean => useStore(orderKeysStore, ({ isArmed }) => isArmed);
