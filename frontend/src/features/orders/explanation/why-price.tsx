'use client';

import { lazyDialog } from '@/ui/lazy-boundary';
import { stopAskingWhy, useAskedPrice } from './use-asked-price';

const Dialog = lazyDialog('Why this price', () =>
  import('./why-price-dialog').then(({ WhyPriceDialog }) => WhyPriceDialog),
);

/** Says why a fill has its price, from whichever panel that is asked. */
export function WhyPrice() {
  const asked = useAskedPrice();
  return asked === null ? null : <Dialog asked={asked} onClose={stopAskingWhy} />;
}
