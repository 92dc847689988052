import type { ChatAction, TradeReceipt } from '@finally/contract';
import { describeFill } from '@/features/orders/receipts/receipt-sentences';
import { formatMoney, formatSignedMoney } from '@/shared/format/format';
import { Change } from '@/ui/change';
import { describeRequest, describeWatchlistChange } from './action-sentences';
import { Card } from './card';

/** The outcome of one action, from its receipt or its refusal. */
export function Receipt({ action }: { action: ChatAction }) {
  if (action.receipt === null) {
    return (
      <Card status={action.status} title={describeRequest(action)}>
        {action.error ? <p className="text-muted">{action.error.detail}</p> : null}
      </Card>
    );
  }
  if (action.kind === 'trade') return <Fill receipt={action.receipt} />;
  return (
    <Card
      status="executed"
      title={describeWatchlistChange(action.receipt, action.request.change)}
      note="Watchlist"
    >
      <p className="truncate text-muted" title={action.receipt.name}>
        {action.receipt.name}
      </p>
    </Card>
  );
}

function Fill({ receipt }: { receipt: TradeReceipt }) {
  const { trade, cash_balance } = receipt;
  const cashChange = trade.side === 'buy' ? -trade.notional : trade.notional;
  return (
    <Card
      status="executed"
      title={describeFill(receipt)}
      note={`${formatSignedMoney(cashChange)} cash`}
    >
      <p className="flex flex-wrap gap-x-4 text-muted">
        <span>{`Cash now ${formatMoney(cash_balance)}`}</span>
        {trade.side === 'sell' ? (
          <span>
            {'Realized '}
            <Change>{formatSignedMoney(trade.realized_pnl)}</Change>
          </span>
        ) : null}
      </p>
    </Card>
  );
}
