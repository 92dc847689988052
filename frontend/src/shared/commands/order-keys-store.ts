import { createStore } from 'zustand/vanilla';

/** Whether keys place orders. Off after each load, so that nobody finds them armed by surprise. */
export const orderKeysStore = createStore<{ isArmed: boolean }>(() => ({ isArmed: false }));

export const toggleOrderKeys = (): void =>
  orderKeysStore.setState(({ isArmed }) => ({ isArmed: !isArmed }));
