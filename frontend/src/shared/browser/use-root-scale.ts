'use client';

import { useSyncExternalStore } from 'react';

/** The font size of the root element for which sizes in pixels are chosen. */
const ROOT_PX = 16;

function subscribe(onChange: () => void): () => void {
  const root = new MutationObserver(onChange);
  root.observe(document.documentElement, { attributeFilter: ['style'] });
  window.addEventListener('resize', onChange);
  return () => {
    root.disconnect();
    window.removeEventListener('resize', onChange);
  };
}

/** Returns how much larger texts are than normal, for sizes that scripts compute: 1.12 for 12 % more. */
const rootScale = (): number =>
  (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || ROOT_PX) / ROOT_PX;

export const useRootScale = (): number => useSyncExternalStore(subscribe, rootScale, () => 1);
