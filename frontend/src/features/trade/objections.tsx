'use client';

import type { Side, Ticker } from '@finally/contract';
import { useSizePreview } from '@/features/orders/preview/use-size-preview';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import type { SideSize } from './use-order-form';

interface ObjectionsProps {
  id: string;
  ticker: Ticker;
  sizes: Readonly<Record<Side, SideSize>>;
  /** Why the typed text is invalid, or null. */
  fault: string | null;
}

/** Why the server would refuse the order now, in the server's words. */
export function Objections({ id, ticker, sizes, fault }: ObjectionsProps) {
  const market = useOrderMarket(ticker);
  const { objection: buy } = useSizePreview('buy', ticker, sizes.buy, market);
  const { objection: sell } = useSizePreview('sell', ticker, sizes.sell, market);
  // Not shown to a person who can buy: an empty holding is no error then.
  const isNews = sell !== null && sell !== buy && !(market.held === 0 && buy === null);
  const isOfBoth = buy !== null && buy === sell;
  return (
    <div id={id} className="text-xs [overflow-wrap:anywhere]">
      {fault !== null || isOfBoth ? <p className="text-down">{fault ?? buy}</p> : null}
      {fault === null && buy && !isOfBoth ? <p className="text-down">To buy: {buy}</p> : null}
      {fault === null && isNews ? <p className="text-muted">To sell: {sell}</p> : null}
    </div>
  );
}
