'use client';

import type { PriceUpdate, Side, Ticker } from '@finally/contract';
import type { OrderSize } from '@/features/orders/size/order-size';
import { writeSize } from '@/features/orders/size/size-words';
import { useTicketSize } from '@/features/orders/size/use-ticket-size';
import { useTrade } from '@/features/orders/use-trade';
import { LiveFigure } from '@/features/prices/live-figure';
import { formatLast } from '@/shared/format/format';
import { onSinglePress } from '@/ui/single-press';
import { placeAtMarket } from './place-orders-actions';

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

const NO_SIZE_HINT = 'The ticket has no quantity yet. It is the size of orders from the chart.';

/** `ALL` is `all`, as in a sentence. */
const sizeText = (size: OrderSize): string => writeSize(size).toLowerCase();

/** Bid and ask as the buttons that sell and buy the ticket's size, which is between them, at the market. */
export function QuoteButtons({ ticker }: { ticker: Ticker }) {
  const { placing } = useTrade();
  const selling = useTicketSize(ticker, 'sell');
  const buying = useTicketSize(ticker, 'buy');
  const size = buying ?? selling;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a border of its own.
    <div
      role="group"
      aria-label={`Trade ${ticker} at the market`}
      className="figures flex gap-1 text-xs"
    >
      <QuoteButton ticker={ticker} side="sell" size={selling} placing={placing} />
      {size ? (
        // The names of the buttons say it.
        <span aria-hidden="true" style={{ maxWidth: '5rem' }} className="self-center truncate">
          {sizeText(size)}
        </span>
      ) : null}
      <QuoteButton ticker={ticker} side="buy" size={buying} placing={placing} />
    </div>
  );
}

interface QuoteButtonProps {
  ticker: Ticker;
  side: Side;
  /** Null if the ticket has no size of this side. */
  size: OrderSize | null;
  /** The side of the order in flight, or null. */
  placing: Side | null;
}

function QuoteButton({ ticker, side, size, placing }: QuoteButtonProps) {
  const { verb, quoted, colors, format } = LOOK[side];
  const text = size && sizeText(size);
  return (
    <button
      type="button"
      data-quote={side}
      aria-disabled={placing !== null}
      aria-busy={placing === side}
      title={text === null ? NO_SIZE_HINT : `${verb} ${text} ${ticker} at the market`}
      {...onSinglePress(() => placeAtMarket(ticker, side))}
      className={`flex h-6 items-center justify-center gap-1.5 rounded-sm border border-current px-1.5 whitespace-nowrap hover:bg-raised aria-disabled:cursor-default aria-disabled:opacity-60 touch:h-11 touch:flex-1 ${colors}`}
    >
      <span aria-hidden="true" className="font-sans font-semibold">
        {verb}
      </span>
      <span className="sr-only">
        {verb} {text} {ticker} at the {quoted}
      </span>
      {/* The head of one chart of four has no room for it. */}
      <LiveFigure ticker={ticker} format={format} className="hidden touch:inline @sm:inline" />
    </button>
  );
}
