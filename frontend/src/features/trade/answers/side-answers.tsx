'use client';

import type { Side } from '@finally/contract';
import { useSizePreview } from '@/features/orders/preview/use-size-preview';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { farPriceWarning } from '@/features/orders/terms/far-price';
import { usePriceFigure } from '@/features/prices/use-prices';
import { describeTicketSide, type OrderForm } from '../use-order-form';
import { describeAnswer } from './answer-sentence';

export interface SideAnswersProps {
  id: string;
  form: Pick<OrderForm, 'ticker' | 'sizes' | 'terms' | 'fault' | 'ticketTerms'>;
}

const NO_ORDER_YET = 'What the order would do and cost appears here.';

/**
 * What the server would do now with a purchase, and with a sale: fill it, let it work, or refuse it in
 * the words shown; or what is missing. An order is filled at the price that the server has when it
 * decides.
 */
export function SideAnswers({ id, form }: SideAnswersProps) {
  const buy = useAnswer('buy', form);
  const sell = useAnswer('sell', form);
  const isOfBoth = buy.objection !== null && buy.objection === sell.objection;
  const fault = form.fault ?? (isOfBoth ? buy.objection : null);
  const isEmpty = form.sizes.buy === null && form.sizes.sell === null;
  const missingOfBoth = buy.missing === sell.missing ? buy.missing : null;
  const missing = isEmpty ? NO_ORDER_YET : missingOfBoth;
  const warning = buy.warning ?? sell.warning;
  // A price that is right for one side is often wrong for the other.
  const isMild = form.ticketTerms !== null && sell.objection === null;
  return (
    <div id={id} data-live="account" className="[overflow-wrap:anywhere]">
      {fault !== null ? (
        <p className="text-down">{fault}</p>
      ) : missing !== null ? (
        <p className="text-muted">{missing}</p>
      ) : (
        <dl>
          <Row answer={buy} refusedLook={isMild ? 'text-muted' : 'text-down'} />
          <Row answer={sell} refusedLook="text-muted" />
        </dl>
      )}
      {warning === null || fault !== null ? null : <p className="text-accent">{warning}</p>}
    </div>
  );
}

interface Answer {
  /** The side, or the whole order if it is no plain market order. */
  label: string;
  /** What the order would do; null while it is not known. */
  effect: string | null;
  /** Why the order would be refused, or null. */
  objection: string | null;
  /** What has to be typed before the order can be placed, or null. */
  missing: string | null;
  /** What may be a slip, or null. */
  warning: string | null;
}

function useAnswer(side: Side, form: SideAnswersProps['form']): Answer {
  const { ticker, sizes, terms, ticketTerms } = form;
  const market = useOrderMarket(ticker);
  const stop = usePriceFigure(ticker, (quote) => ticketTerms?.stopNow(side, quote) ?? null);
  const asked = useSizePreview(side, ticker, sizes[side], market, terms[side]);
  const { order, preview, objection } = asked;
  const read = sizes[side] === null ? null : (ticketTerms?.read(side) ?? null);
  return {
    label: describeTicketSide(side, form) ?? (side === 'buy' ? 'Buy' : 'Sell'),
    effect: order && preview && describeAnswer(order, preview, stop),
    objection,
    missing: read !== null && 'sentence' in read ? read.sentence : null,
    warning: order && farPriceWarning(order, market.price),
  };
}

interface RowProps {
  answer: Answer;
  refusedLook: string;
}

const Row = ({ answer: { label, effect, objection, missing }, refusedLook }: RowProps) => (
  <div>
    <dt className="inline font-semibold text-muted">{label}: </dt>
    <dd className={`inline ${objection === null ? 'text-ink' : refusedLook}`}>
      {objection ?? effect ?? missing ?? '\u2013'}
    </dd>
  </div>
);
