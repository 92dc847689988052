'use client';

import type { ChatAction, OrderAction, TradeAction } from '@finally/contract';
import { Check, X } from 'lucide-react';
import { usePrice } from '@/features/prices/use-prices';
import { formatLast, formatMoney, formatPrice } from '@/shared/format/format';
import type { Decision, Verdict } from '../chat-store';
import { describeRequest } from './action-sentences';
import { Card } from './card';

interface ProposalProps {
  action: ChatAction;
  /** The person's decision while it is being sent, or if it did not take effect. */
  decision: Decision | undefined;
  onDecide(verdict: Verdict): void;
}

const BUTTON =
  'flex h-6 items-center gap-1 rounded-sm px-2 font-semibold focus-visible:outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-50';

/** An action that awaits approval: what it is, what it would cost now, and the buttons to decide. */
export function Proposal({ action, decision, onDecide }: ProposalProps) {
  const isDeciding = decision !== undefined && decision.failure === null;
  const request = describeRequest(action);
  const decide = (verdict: Verdict) => {
    if (!isDeciding) onDecide(verdict);
  };
  return (
    <Card status="proposed" title={request}>
      {action.waits_for && action.waits_for.code !== 'assistant_approval_needed' ? (
        <p className="font-sans">{action.waits_for.detail}</p>
      ) : null}
      {action.kind === 'trade' || action.kind === 'order' ? <Estimate action={action} /> : null}
      {decision?.failure ? (
        <p role="alert" className="mt-0.5 text-down">
          {`${decision.failure} It still waits.`}
        </p>
      ) : null}
      <div className="mt-1 mb-0.5 flex flex-wrap gap-1.5 font-sans">
        <button
          type="button"
          aria-label={`Approve: ${request}`}
          aria-disabled={isDeciding}
          onClick={() => decide('approve')}
          className={`${BUTTON} bg-action text-white hover:bg-action-strong`}
        >
          <Check aria-hidden="true" className="size-3" />
          {isDeciding && decision.verdict === 'approve' ? 'Approving' : 'Approve'}
        </button>
        <button
          type="button"
          aria-label={`Decline: ${request}`}
          aria-disabled={isDeciding}
          onClick={() => decide('decline')}
          className={`${BUTTON} border border-edge-strong hover:bg-raised`}
        >
          <X aria-hidden="true" className="size-3" />
          {isDeciding && decision.verdict === 'decline' ? 'Declining' : 'Decline'}
        </button>
      </div>
    </Card>
  );
}

/**
 * The value of a market order at the live price, or at the price of the proposal if there is none;
 * for an order that names its own price, the price that its ticker has now.
 */
function Estimate({ action: { request, shown_price } }: { action: TradeAction | OrderAction }) {
  const { ticker, quantity } = request;
  const price = usePrice(ticker)?.price ?? shown_price;
  if (price === null) return null;
  const isAtMarket =
    !('type' in request) || (request.type === 'market' && request.order_class !== 'oco');
  if (!isAtMarket || quantity === undefined) {
    return <p data-live className="text-muted">{`${ticker} is at $${formatLast(price)}`}</p>;
  }
  return (
    <p data-live className="text-muted">
      {`About ${formatMoney(quantity * price)} at $${formatPrice(price)}`}
    </p>
  );
}
