'use client';

import { useStore } from 'zustand';
import { orderKeysStore, toggleOrderKeys } from '@/stores/order-keys';

export { toggleOrderKeys };

/** Whether keys place orders. */
export const useOrderKeys = (): boolean => useStore(orderKeysStore, ({ isArmed }) => isArmed);
