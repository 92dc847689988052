'use client';

import type { Proposal } from '@finally/contract';
import { Check, X } from 'lucide-react';
import { usePrice } from '@/features/prices/use-prices';
import { formatLast, formatMoney, formatTime } from '@/shared/format/format';
import { describeAsker } from './proposal-words';
import { proposalActions, useDeciding } from './use-proposals';

const BUTTON =
  'flex h-8 items-center gap-1 px-3 text-sm font-semibold aria-disabled:opacity-50 touch:h-11';

/** A proposal that waits: what is asked for, by whom, until when, and the buttons to decide. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { id, asked, sentence, shown_price, created_at, expires_at } = proposal;
  const deciding = useDeciding(id);
  const live = usePrice(asked.kind === 'place' ? asked.order.ticker : '')?.price ?? null;
  const isSending = deciding !== undefined && deciding.failure === null;
  // The price of an order that names its own does not decide whether it is approved.
  const isAtMarket = asked.kind === 'place' && asked.order.type === 'market';
  const seen = isAtMarket ? (live ?? shown_price ?? undefined) : undefined;
  return (
    <li className="flex flex-col gap-2 border border-accent bg-accent/8 p-3">
      <p className="font-semibold [overflow-wrap:anywhere]">{sentence}</p>
      <Value asked={asked} price={live ?? shown_price} />
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        Asked by {describeAsker(proposal)} at {formatTime(created_at)}. Expires at{' '}
        <time dateTime={expires_at}>{formatTime(expires_at)}</time>.
      </p>
      {deciding?.failure ? (
        <p role="alert" className="text-sm text-down">
          {deciding.failure}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          aria-label={`Approve: ${sentence}`}
          aria-disabled={isSending}
          onClick={() => void proposalActions.decide(id, 'approve', seen)}
          className={`${BUTTON} bg-action text-white hover:bg-action-strong`}
        >
          <Check aria-hidden="true" className="size-3.5" />
          {isSending && deciding.verdict === 'approve' ? 'Approving' : 'Approve'}
        </button>
        <button
          type="button"
          aria-label={`Decline: ${sentence}`}
          aria-disabled={isSending}
          onClick={() => void proposalActions.decide(id, 'decline')}
          className={`${BUTTON} border border-edge-strong hover:bg-raised`}
        >
          <X aria-hidden="true" className="size-3.5" />
          {isSending && deciding.verdict === 'decline' ? 'Declining' : 'Decline'}
        </button>
      </div>
    </li>
  );
}

/** About what an order comes to at the price now, or where its ticker is. */
function Value({ asked, price }: { asked: Proposal['asked']; price: number | null }) {
  if (asked.kind !== 'place' || price === null) return null;
  const { ticker, type, quantity } = asked.order;
  return (
    <p data-live className="figures text-sm text-muted">
      {type === 'market' && quantity !== undefined
        ? `About ${formatMoney(quantity * price)} at $${formatLast(price)}`
        : `${ticker} is at $${formatLast(price)}`}
    </p>
  );
}
