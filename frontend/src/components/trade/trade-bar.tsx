'use client';

import type { Side, Ticker } from '@finally/contract';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { usePrice } from '@/hooks/use-prices';
import { useSelectedTicker } from '@/hooks/use-selection';
import { useTrade } from '@/hooks/use-trade';
import { parseQuantity } from '@/lib/quantity';
import { Estimate } from './estimate';
import { OrderField } from './order-field';
import { RefusalNote } from './refusal-note';
import { SideButton } from './side-button';

const ENTER_HINT = 'Enter moves to the next field. Only Buy and Sell place an order.';

const EMPTY_TICKER = 'Enter a ticker, such as AAPL.';
const EMPTY_QUANTITY = 'Enter the number of shares, such as 5 or 2.5.';

/**
 * Buys and sells at the market. Follows the chosen ticker until another one is
 * typed. Enter never places an order by itself: it moves on, from ticker to
 * quantity to the Buy button, where a second Enter is a decision.
 */
export function TradeBar() {
  const [selected, select] = useSelectedTicker();
  const [followed, setFollowed] = useState(selected);
  const [tickerText, setTickerText] = useState<string>(selected);
  const [quantityText, setQuantityText] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const { placing, refusal, dismissRefusal, trade } = useTrade();
  const quantityField = useRef<HTMLInputElement>(null);
  const tickerField = useRef<HTMLInputElement>(null);
  const buyButton = useRef<HTMLButtonElement>(null);
  const hintId = useId();

  const ticker = tickerText.trim().toUpperCase() as Ticker;
  const quantity = parseQuantity(quantityText);
  const isFollowed = usePrice(ticker) !== null;

  function forgetComplaints() {
    setMissing(null);
    dismissRefusal();
  }

  function changeTicker(text: string) {
    setTickerText(text);
    forgetComplaints();
  }

  function changeQuantity(text: string) {
    setQuantityText(text);
    forgetComplaints();
  }

  if (followed !== selected) {
    setFollowed(selected);
    changeTicker(selected);
  }

  /** A ticker with a price is chosen everywhere once it is typed, so that chart and order agree. */
  function showTicker() {
    if (isFollowed) select(ticker);
  }

  function place(side: Side) {
    if (ticker === '') {
      setMissing(EMPTY_TICKER);
      tickerField.current?.focus();
    } else if (quantity === null) {
      setMissing(EMPTY_QUANTITY);
      quantityField.current?.focus();
    } else {
      setMissing(null);
      void trade({ ticker, side, quantity });
    }
  }

  const onEnter = (next: { current: HTMLElement | null }) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    next.current?.focus();
  };

  return (
    <section
      aria-label="Trade"
      className="@container border border-edge bg-panel px-2.5 py-2 text-xs"
    >
      <p id={hintId} className="sr-only">
        {ENTER_HINT}
      </p>
      <div className="flex flex-wrap items-end gap-x-2 gap-y-2">
        <OrderField
          ref={tickerField}
          label="Ticker"
          value={tickerText}
          describedBy={hintId}
          title={ENTER_HINT}
          onChange={changeTicker}
          onBlur={showTicker}
          onKeyDown={onEnter(quantityField)}
          className="w-22 font-semibold uppercase"
          maxLength={12}
        />
        <OrderField
          ref={quantityField}
          label="Quantity"
          value={quantityText}
          describedBy={hintId}
          title={ENTER_HINT}
          onChange={changeQuantity}
          onKeyDown={onEnter(buyButton)}
          className="w-30 text-right"
          placeholder="shares"
          inputMode="decimal"
          maxLength={24}
        />
        <div className="flex gap-1">
          <SideButton
            ref={buyButton}
            side="buy"
            placing={placing}
            describedBy={hintId}
            onClick={place}
          />
          <SideButton side="sell" placing={placing} describedBy={hintId} onClick={place} />
        </div>
        <Estimate ticker={ticker} quantity={quantity} onQuantity={changeQuantity} />
      </div>
      <RefusalNote
        sentence={missing ?? refusal?.detail ?? null}
        suggestions={missing ? [] : (refusal?.suggestions ?? [])}
        onSuggestion={changeTicker}
      />
    </section>
  );
}
