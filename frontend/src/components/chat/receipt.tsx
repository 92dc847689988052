import type { ChatAction, TradeAction, WatchlistAction } from '@finally/contract';
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Change } from '@/components/ui/change';
import { formatMoney, formatSignedMoney } from '@/lib/format';
import { describeFill, describeOrder, describeWatchlistChange } from '@/lib/receipt-text';

/** What became of one action, told from its receipt or its refusal. */
export function Receipt({ action }: { action: ChatAction }) {
  if (action.status === 'rejected' || action.receipt === null) {
    return (
      <Frame isExecuted={false} title={requestOf(action)} note="Refused">
        {action.error ? <p className="text-muted">{action.error.detail}</p> : null}
      </Frame>
    );
  }
  return action.kind === 'trade' ? (
    <Fill receipt={action.receipt} />
  ) : (
    <Watched receipt={action.receipt} change={action.request.change} />
  );
}

const requestOf = (action: ChatAction) =>
  action.kind === 'trade'
    ? describeOrder(action.request)
    : action.request.change === 'add'
      ? `Watch ${action.request.ticker}`
      : `Stop watching ${action.request.ticker}`;

function Fill({ receipt }: { receipt: NonNullable<TradeAction['receipt']> }) {
  const { trade, cash_balance } = receipt;
  const cashChange = trade.side === 'buy' ? -trade.notional : trade.notional;
  return (
    <Frame isExecuted title={describeFill(receipt)} note={`${formatSignedMoney(cashChange)} cash`}>
      <p className="flex flex-wrap gap-x-4 text-muted">
        <span>{`Cash now ${formatMoney(cash_balance)}`}</span>
        {trade.side === 'sell' ? (
          <span>
            {'Realized '}
            <Change value={trade.realized_pnl}>{formatSignedMoney(trade.realized_pnl)}</Change>
          </span>
        ) : null}
      </p>
    </Frame>
  );
}

interface WatchedProps {
  receipt: NonNullable<WatchlistAction['receipt']>;
  change: WatchlistAction['request']['change'];
}

function Watched({ receipt, change }: WatchedProps) {
  return (
    <Frame isExecuted title={describeWatchlistChange(receipt, change)} note="Watchlist">
      <p className="truncate text-muted">{receipt.name}</p>
    </Frame>
  );
}

interface FrameProps {
  isExecuted: boolean;
  title: string;
  note: string;
  children: ReactNode;
}

function Frame({ isExecuted, title, note, children }: FrameProps) {
  const Icon = isExecuted ? Check : X;
  const colours = isExecuted ? 'border-up bg-up/8' : 'border-down bg-down/10';
  const colour = isExecuted ? 'text-up' : 'text-down';
  return (
    <div
      data-testid={isExecuted ? 'receipt-executed' : 'receipt-rejected'}
      className={`border-l-2 px-2 py-1 text-xs ${colours}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Icon
          aria-label={isExecuted ? 'Executed' : 'Refused'}
          className={`size-3 shrink-0 self-center ${colour}`}
        />
        <span className="figures min-w-0 font-semibold [overflow-wrap:anywhere]">{title}</span>
        <span className={`figures ml-auto whitespace-nowrap ${isExecuted ? 'text-muted' : colour}`}>
          {note}
        </span>
      </p>
      <div className="figures pl-5">{children}</div>
    </div>
  );
}
