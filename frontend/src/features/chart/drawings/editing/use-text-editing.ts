'use client';

import { useStore } from 'zustand';
import { type EditedText, textEditingStore } from './text-editing-store';

/** Returns the text that is being typed on the chart; null if there is none. */
export const useEditedText = (): EditedText | null => useStore(textEditingStore);

export const editText = (edited: EditedText | null): void =>
  textEditingStore.setState(edited, true);
