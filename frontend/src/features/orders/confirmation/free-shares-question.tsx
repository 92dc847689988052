'use client';

import type { Order as OpenOrder } from '@finally/contract';
import { useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';
import { formatQuantity } from '@/shared/format/format';
import { onSinglePress } from '@/ui/single-press';
import { describePlacedOrder } from '../receipts/placed-sentences';
import { describeSize } from '../receipts/receipt-sentences';
import { readOrderMarket } from '../size/order-market-actions';
import { leavesNothing, sharesMissing } from '../size/order-size';
import { isPlainMarket } from '../terms/order-terms';
import { describeOrder } from '../terms/words/describe-order';
import type { Order } from '../use-trade';
import {
  countHolding,
  coverWithout,
  holdShares,
  ordersToFree,
  type ReducedStop,
  reducedStop,
} from '../working/protection';
import { cancelEachOrder, reduceOrder } from '../working/use-working-orders';
import { Question } from './question';
import { answerOrderQuestion } from './use-order-question';

/** The open orders that a sale needs canceled, and what stays protected then. */
export interface SharesNeeded {
  readonly holding: readonly OpenOrder[];
  /** Why they have to be canceled. */
  readonly sentence: string;
  /** What stops protect then; null if nothing is held then. */
  readonly cover: string | null;
  /** The stop that may protect fewer shares instead; null if there is none. */
  readonly reduced: ReducedStop | null;
}

/** Returns which open orders a sale needs canceled; null if none. */
export function sharesNeeded(order: Order, open: readonly OpenOrder[]): SharesNeeded | null {
  const market = readOrderMarket(order.ticker);
  const { ticker, held, freeShares } = market;
  const closes = isPlainMarket(order) && leavesNothing(order, market);
  const missing = sharesMissing(order, market);
  if (!closes && missing === 0) return null;
  const holding = closes ? holdShares(open) : ordersToFree(open, missing);
  if (holding.length === 0) return null;
  if (closes) {
    const have = holding.length === 1 ? 'has' : 'have';
    return {
      holding,
      sentence: `Its ${countHolding(holding)} ${have} the shares set aside:`,
      cover: null,
      reduced: null,
    };
  }
  const { kept } = coverWithout(holding, open);
  const have = `${formatQuantity(held ?? 0)} ${ticker} are held, and only ${formatQuantity(freeShares ?? 0)} are free.`;
  return {
    holding,
    sentence: `${have} Canceled first:`,
    cover:
      order.order_class === 'oco'
        ? `The stop loss of the pair protects ${ticker} then.`
        : kept > 0
          ? `Stops still protect ${formatQuantity(kept)} ${ticker} then.`
          : `${ticker} is unprotected then.`,
    reduced: order.order_class === 'oco' ? null : reducedStop(holding, missing),
  };
}

/** Asks whether the orders that have shares set aside are canceled, so that these can be sold. */
export function AskedToFree({
  order,
  holding,
  sentence,
  cover,
  reduced,
}: { order: Order } & SharesNeeded) {
  const [isFreeing, setFreeing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isAtMarket = isPlainMarket(order);

  async function freeAndSell(free: () => Promise<void>) {
    if (isFreeing) return;
    setFreeing(true);
    setFailure(null);
    try {
      await free();
      answerOrderQuestion(true);
    } catch (error) {
      setFailure(errorMessage(error));
      setFreeing(false);
    }
  }

  return (
    <Question
      title={`${describeOrder(order)}${isAtMarket ? ' at the market' : ''}?`}
      yes={`Cancel ${isAtMarket ? 'its ' : ''}${countHolding(holding)} and ${isAtMarket ? 'sell' : 'place it'}`}
      isDrastic
      onYes={() => void freeAndSell(() => cancelEachOrder(holding))}
    >
      <p className="text-sm text-muted">{sentence}</p>
      <ul className="figures text-sm text-muted">
        {holding.map((open) => (
          <li key={open.id}>{describePlacedOrder(open)}</li>
        ))}
      </ul>
      {cover === null ? null : <p className="text-sm text-muted">{cover}</p>}
      {reduced === null ? null : (
        <button
          type="button"
          {...onSinglePress(
            () => void freeAndSell(() => reduceOrder(reduced.order, reduced.quantity)),
          )}
          className="h-9 rounded-sm border border-edge-strong text-sm hover:bg-raised touch:h-11"
        >
          {`${describeSize(order)} and keep the stop for ${formatQuantity(reduced.kept)}`}
        </button>
      )}
      {failure === null ? null : (
        <p role="alert" className="text-sm text-down">
          {failure}
        </p>
      )}
    </Question>
  );
}
