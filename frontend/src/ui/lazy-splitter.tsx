'use client';

import { lazyComponent } from './lazy-boundary';
import type { SplitterProps } from './splitter';

/** A splitter that is loaded after the first paint. */
export const LazySplitter = lazyComponent<SplitterProps>(() =>
  import('./splitter').then(({ Splitter }) => Splitter),
);
