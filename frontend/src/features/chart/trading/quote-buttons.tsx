'use client';

import type { PriceUpdate, Side, Ticker } from '@finally/contract';
import { writeSize } from '@/features/orders/size/size-words';
import { useTicketSize } from '@/features/orders/size/use-ticket-size';
import { useTrade } from '@/features/orders/use-trade';
import { LiveFigure } from '@/features/prices/live-figure';
import { formatLast } from '@/shared/format/format';
import { onSinglePress } from '@/ui/single-press';
import { placeAtMarket } from './place-orders-actions';
import { type TicketOrder, ticketOrder } from './ticket-order';

const LOOK = {
  sell: {
    verb: 'Sell',
    quoted: 'bid',
    colors: 'text-down',
    format: ({ bid, price }: PriceUpdate) => formatLast(bid ?? price),
  },
  buy: {
    verb: 'Buy',
    quoted: 'ask',
    colors: 'text-up',
    format: ({ ask, price }: PriceUpdate) => formatLast(ask ?? price),
  },
} as const;

/** The size as in a sentence, where `ALL` is `all`; null if the ticket has none for the chart. */
const sizeText = (wanted: TicketOrder): string | null =>
  wanted.kind === 'order' ? writeSize(wanted.size).toLowerCase() : null;

/**
 * Bid and ask as the buttons that sell and buy the ticket's size, which is between them, at the market. A
 * purchase gets the exits of the ticket.
 */
export function QuoteButtons({ ticker }: { ticker: Ticker }) {
  const { placing } = useTrade();
  const ticket = useTicketSize();
  const selling = ticketOrder(ticket, ticker, 'sell', null);
  const buying = ticketOrder(ticket, ticker, 'buy', null);
  const size = sizeText(buying) ?? sizeText(selling);
  const hasExits = buying.kind === 'order' && buying.hasExits;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a border of its own.
    <div
      role="group"
      aria-label={`Trade ${ticker} at the market`}
      className="figures flex gap-1 text-xs"
    >
      <QuoteButton ticker={ticker} side="sell" wanted={selling} placing={placing} />
      {size ? (
        // The names of the buttons say it.
        <span aria-hidden="true" style={{ maxWidth: '5rem' }} className="self-center truncate">
          {size}
          {hasExits ? ' + exits' : ''}
        </span>
      ) : null}
      <QuoteButton ticker={ticker} side="buy" wanted={buying} placing={placing} />
    </div>
  );
}

interface QuoteButtonProps {
  ticker: Ticker;
  side: Side;
  /** The order, or what the ticket lacks for it. */
  wanted: TicketOrder;
  /** The side of the order in flight, or null. */
  placing: Side | null;
}

function QuoteButton({ ticker, side, wanted, placing }: QuoteButtonProps) {
  const { verb, quoted, colors, format } = LOOK[side];
  const exits = wanted.kind === 'order' && wanted.hasExits ? ' with exits' : '';
  const what = `${verb} ${sizeText(wanted) ?? ''} ${ticker}${exits}`;
  return (
    <button
      type="button"
      data-quote={side}
      aria-disabled={placing !== null}
      aria-busy={placing === side}
      title={wanted.kind === 'missing' ? wanted.sentence : `${what} at the market`}
      {...onSinglePress(() => placeAtMarket(ticker, side))}
      className={`flex h-6 items-center justify-center gap-1.5 rounded-sm border border-current px-1.5 whitespace-nowrap hover:bg-raised aria-disabled:cursor-default aria-disabled:opacity-60 touch:h-11 touch:flex-1 ${colors}`}
    >
      <span aria-hidden="true" className="font-sans font-semibold">
        {verb}
      </span>
      <span className="sr-only">
        {what} at the {quoted}
      </span>
      {/* The head of one chart of four has no room for it. */}
      <LiveFigure ticker={ticker} format={format} className="hidden touch:inline @sm:inline" />
    </button>
  );
}
