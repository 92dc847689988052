'use client';

import type { Ticker } from '@finally/contract';
import type { TermName } from '@/features/help/glossary';
import { PriceField } from '@/features/orders/terms/fields/price-field';
import { TimeFields } from '@/features/orders/terms/fields/time-fields';
import { usePriceFigure } from '@/features/prices/use-prices';
import { formatPrice } from '@/shared/format/format';
import {
  faultOf,
  isTrail,
  labelOf,
  meaningOf,
  readTerms,
  riskPrices,
  termFields,
  timeOf,
  timesFor,
} from './read-terms';
import { RiskRow } from './risk-row';
import type { TermField } from './typed-terms';
import type { TermsForm } from './use-order-terms';

/** The word of the glossary that explains each field. */
const GLOSSARY_TERMS: Readonly<Partial<Record<TermField, TermName>>> = {
  limit_price: 'limit',
  stop_price: 'stop',
  trail: 'trailing stop',
  take_profit: 'take profit',
  stop_loss: 'stop loss',
};

interface TermsFieldsProps {
  ticker: string;
  terms: TermsForm;
  /** Shares of the order; null while none are typed. */
  quantity: number | null;
  /** Puts a number of shares into the ticket. */
  onPick(shares: string): void;
}

/** The prices that the type needs, how long the order works, and its exits. */
export function TermsFields({ ticker, terms, quantity, onPick }: TermsFieldsProps) {
  const { typed } = terms;
  const price = usePriceFigure(ticker as Ticker, (update) => update.price);
  // The same field for both sides.
  const read = readTerms('buy', typed, price);
  const needed = 'sentence' in read ? read.field : null;
  const meaning = (field: TermField) => {
    const meant = meaningOf(field, typed, price);
    return meant === null ? null : formatPrice(meant);
  };
  return (
    <div className="grid grid-cols-2 items-start gap-1.5">
      {termFields(typed).map((field) => (
        <PriceField
          key={field}
          label={labelOf(field, typed)}
          term={GLOSSARY_TERMS[field]}
          value={typed.texts[field] ?? ''}
          meaning={meaning(field)}
          start={price}
          hasSteps={!isTrail(field, typed) && field !== 'limit_offset'}
          fault={faultOf(field, typed)}
          isNeeded={field === needed}
          onChange={(text) => terms.changePrice(field, text)}
        />
      ))}
      <TimeFields
        times={timesFor(typed)}
        time={timeOf(typed)}
        until={typed.until}
        isUntilNeeded={needed === 'until'}
        onTime={(time_in_force) => terms.change({ time_in_force })}
        onUntil={(until) => terms.change({ until })}
      />
      {typed.hasExits ? (
        <RiskRow prices={riskPrices(typed, price)} quantity={quantity} onPick={onPick} />
      ) : null}
    </div>
  );
}
