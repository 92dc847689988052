import { createStore, type StoreApi } from 'zustand/vanilla';

/** The overlay that is open: the command line, the list of shortcuts, or none. */
export const overlayStore: StoreApi<'line' | 'shortcuts' | null> = createStore<
  'line' | 'shortcuts' | null
>(() => null);

/** The text of the command line; its store is part of the first load, its grammar is not. */
export const lineStore: StoreApi<string> = createStore<string>(() => '');

/** True while the command line opens with a line that was sent from elsewhere, such as the chat. */
export const sentLineStore: StoreApi<boolean> = createStore<boolean>(() => false);
