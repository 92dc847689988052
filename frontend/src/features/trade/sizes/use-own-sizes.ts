'use client';

import { useStore } from 'zustand';
import { readOwnSize, writeOwnSize } from './own-size';
import { ownSizesStore } from './own-sizes-store';

/** Returns the person's own sizes, and the function that changes one: it returns whether that is a size. */
export function useOwnSizes(): [readonly string[], (index: number, text: string) => boolean] {
  const sizes = useStore(ownSizesStore, (state) => state.sizes);
  return [
    sizes,
    (index, text) => {
      const size = readOwnSize(text);
      if (size) ownSizesStore.setState({ sizes: sizes.with(index, writeOwnSize(size)) });
      return size !== null;
    },
  ];
}
