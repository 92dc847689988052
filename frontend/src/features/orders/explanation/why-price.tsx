'use client';

import { lazyDialog } from '@/ui/lazy-boundary';

/** The dialog that says why a fill has its price; its script is loaded when it is first opened. */
export const WhyPrice = lazyDialog('Why this price', () =>
  import('./why-price-dialog').then(({ WhyPriceDialog }) => WhyPriceDialog),
);
