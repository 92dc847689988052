'use client';

import type { Side } from '@finally/contract';
import { useSizePreview } from '@/features/orders/preview/use-size-preview';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { usePriceFigure } from '@/features/prices/use-prices';
import type { OrderForm } from '../use-order-form';
import { describeAnswer } from './answer-sentence';

export interface SideAnswersProps {
  id: string;
  form: Pick<OrderForm, 'ticker' | 'sizes' | 'terms' | 'fault' | 'ticketTerms'>;
}

/**
 * What the server would do now with a purchase, and with a sale: fill it, let it wait, or refuse it in
 * the words shown. An order is filled at the price that the server has when it decides.
 */
export function SideAnswers({ id, form }: SideAnswersProps) {
  const buy = useAnswer('buy', form);
  const sell = useAnswer('sell', form);
  const isOfBoth = buy.objection !== null && buy.objection === sell.objection;
  const fault = form.fault ?? (isOfBoth ? buy.objection : null);
  // A price that is right for one side is often wrong for the other.
  const isMild = form.ticketTerms !== null && sell.objection === null;
  return (
    <div id={id} data-live="account" className="[overflow-wrap:anywhere]">
      {fault !== null ? (
        <p className="text-down">{fault}</p>
      ) : (
        <dl>
          <Row label="Buy" answer={buy} refusedLook={isMild ? 'text-muted' : 'text-down'} />
          <Row label="Sell" answer={sell} refusedLook="text-muted" />
        </dl>
      )}
    </div>
  );
}

interface Answer {
  /** What the order would do; null while it is not known. */
  effect: string | null;
  /** Why the order would be refused, or null. */
  objection: string | null;
}

function useAnswer(side: Side, form: SideAnswersProps['form']): Answer {
  const { ticker, sizes, terms, ticketTerms } = form;
  const market = useOrderMarket(ticker);
  const stop = usePriceFigure(ticker, (quote) => ticketTerms?.stopNow(side, quote) ?? null);
  const asked = useSizePreview(side, ticker, sizes[side], market, terms[side]);
  const { order, preview, objection } = asked;
  return { effect: order && preview && describeAnswer(order, preview, stop), objection };
}

interface RowProps {
  label: string;
  answer: Answer;
  refusedLook: string;
}

const Row = ({ label, answer: { effect, objection }, refusedLook }: RowProps) => (
  <div>
    <dt className="inline font-semibold text-muted">{label}: </dt>
    <dd className={`inline ${objection === null ? 'text-ink' : refusedLook}`}>
      {objection ?? effect ?? '\u2013'}
    </dd>
  </div>
);
