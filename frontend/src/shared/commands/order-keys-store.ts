import { createStore } from 'zustand/vanilla';

/**
 * Whether keys place orders: off whenever the page is loaded, so that nobody finds them armed who
 * did not arm them.
 */
export const orderKeysStore = createStore<{ isArmed: boolean }>(() => ({ isArmed: false }));

export const toggleOrderKeys = (): void =>
  orderKeysStore.setState(({ isArmed }) => ({ isArmed: !isArmed }));
