import type {
  AlertAction,
  ChatAction,
  OrderCancelAction,
  PlacedOrder,
  TradeReceipt,
} from '@finally/contract';
import { describeTerms } from '@/features/alerts/alert-terms';
import { describePlaced } from '@/features/orders/receipts/placed-outcome';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { describeFill } from '@/features/orders/receipts/receipt-sentences';
import { nameState } from '@/features/orders/working/order-sentences';
import { formatMoney, formatQuantity, formatSignedMoney } from '@/shared/format/format';
import { Change } from '@/ui/change';
import {
  describeAlertChange,
  describeCanceled,
  describeRequest,
  describeWatchlistChange,
} from './action-sentences';
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
  if (action.kind === 'order_cancel') return <Canceled receipt={action.receipt} />;
  if (action.kind === 'alert') {
    return <Alerts receipt={action.receipt} change={action.request.change} />;
  }
  if (action.kind !== 'watchlist') return <Placed receipt={action.receipt} />;
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

/** An order as it was placed or changed: what rests, what is set aside for it, and its exits. */
function Placed({ receipt: { order, account } }: { receipt: PlacedOrder }) {
  const { reserved_cash, reserved_quantity, ticker } = order;
  return (
    <Card status="executed" title={describePlaced(order)} note={nameState(order)}>
      <p className="flex flex-wrap gap-x-4 text-muted">
        {reserved_cash > 0 ? <span>{`${formatMoney(reserved_cash)} set aside`}</span> : null}
        {reserved_quantity > 0 ? (
          <span>{`${formatQuantity(reserved_quantity)} ${ticker} set aside`}</span>
        ) : null}
        <span>{`Free cash ${formatMoney(account.buying_power)}`}</span>
      </p>
    </Card>
  );
}

function Canceled({ receipt }: { receipt: NonNullable<OrderCancelAction['receipt']> }) {
  const { canceled } = receipt;
  return (
    <Card status="executed" title={describeCanceled(receipt)} note="Orders">
      {canceled.length > 1 ? (
        <ul className="text-muted">
          {canceled.map((order) => (
            <li key={order.id}>{describePlacedOrder(order)}</li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

interface AlertsProps {
  receipt: NonNullable<AlertAction['receipt']>;
  change: AlertAction['request']['change'];
}

function Alerts({ receipt, change }: AlertsProps) {
  const { alerts } = receipt;
  const only = alerts.length === 1 ? alerts[0] : undefined;
  return (
    <Card status="executed" title={describeAlertChange(receipt, change)} note="Alerts">
      {only ? (
        <p className="truncate text-muted" title={only.name}>
          {only.name}
        </p>
      ) : (
        <ul className="text-muted">
          {alerts.map(({ id, ticker, terms }) => (
            <li key={id}>{`${ticker} ${describeTerms(terms)}`}</li>
          ))}
        </ul>
      )}
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
