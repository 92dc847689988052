'use client';

import { useSizePreview } from '@/features/orders/preview/use-size-preview';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import type { OrderForm } from './use-order-form';

interface ObjectionsProps {
  id: string;
  form: Pick<OrderForm, 'ticker' | 'sizes' | 'terms' | 'fault' | 'ticketTerms'>;
}

/** Why the order would be refused as it stands, in the words that it would be refused with. */
export function Objections({ id, form }: ObjectionsProps) {
  const { ticker, sizes, terms, fault } = form;
  const market = useOrderMarket(ticker);
  const { objection: buy } = useSizePreview('buy', ticker, sizes.buy, market, terms.buy);
  const { objection: sell } = useSizePreview('sell', ticker, sizes.sell, market, terms.sell);
  // That nothing is held is no news to somebody who can buy.
  const isNews = sell !== null && sell !== buy && !(market.held === 0 && buy === null);
  const isOfBoth = buy !== null && buy === sell;
  // A price that is right for one side is often wrong for the other.
  const buyLook = form.ticketTerms !== null && sell === null ? 'text-muted' : 'text-down';
  return (
    <div id={id} className="text-xs [overflow-wrap:anywhere]">
      {fault !== null || isOfBoth ? <p className="text-down">{fault ?? buy}</p> : null}
      {fault === null && buy && !isOfBoth ? <p className={buyLook}>To buy: {buy}</p> : null}
      {fault === null && isNews ? <p className="text-muted">To sell: {sell}</p> : null}
    </div>
  );
}
