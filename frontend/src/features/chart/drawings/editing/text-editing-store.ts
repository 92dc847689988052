import { createStore } from 'zustand/vanilla';
import type { Anchor } from '../drawings';

export interface EditedText {
  at: Anchor;
  text: string;
  /** The id of the drawing; null for a new one. */
  id: string | null;
}

/** The text that is being typed on the chart; null if there is none. */
export const textEditingStore = createStore<EditedText | null>(() => null);
