'use client';

import type { Ticker } from '@finally/contract';
import { useSizePreview } from '@/features/orders/preview/use-size-preview';
import type { OrderSize } from '@/features/orders/size/order-size';
import { useOrderMarket } from '@/features/orders/size/use-order-market';

interface ObjectionsProps {
  id: string;
  ticker: Ticker;
  /** Null while nothing readable is typed. */
  size: OrderSize | null;
  /** What is wrong with what is typed, or null. */
  fault: string | null;
}

/** Why the order would be refused as it stands, in the words that it would be refused with. */
export function Objections({ id, ticker, size, fault }: ObjectionsProps) {
  const market = useOrderMarket(ticker);
  const { objection: buy } = useSizePreview('buy', ticker, size, market);
  const { objection: sell } = useSizePreview('sell', ticker, size, market);
  // That nothing is held is no news to somebody who can buy.
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
