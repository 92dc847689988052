import type { Order } from '@finally/contract';
import { describeTerms, isSaid, trailOf } from '../../../../actions/terms-in.ts';
import type { Sentences } from '../../../../languages/catalog.ts';
import type { ModelReply } from '../../../reply.ts';
import type { Facts } from '../../facts.ts';
import { dollars, list, price, shares } from '../format.ts';

type Placed = NonNullable<ModelReply['orders']>[number];
type Changed = NonNullable<ModelReply['order_changes']>[number];
type AlertChange = NonNullable<ModelReply['alert_changes']>[number];

/** Describes the actions of a reply, one a line. */
export function actionsIn(reply: ModelReply, facts: Facts, say: Sentences, head: string): string {
  const lines = [
    ...(reply.order_cancels ?? []).map((cancel) => canceled(cancel, facts, say)),
    ...(reply.order_changes ?? []).map((change) => changed(change, facts, say)),
    ...reply.trades.map((trade) => traded(trade, facts, say)),
    ...(reply.orders ?? []).map((order) => placed(order, say)),
    ...(reply.alert_changes ?? []).map((alert) => alerted(alert, say)),
    ...reply.watchlist_changes.map(({ ticker, action }) =>
      action === 'add' ? say.watch(ticker) : say.unwatch(ticker),
    ),
  ];
  const [only, ...others] = lines;
  const text = others.length === 0 ? `${head}: ${only}.` : `${head}:\n\n${list(lines)}`;
  const has_stop = (reply.orders ?? []).some(
    ({ type, stop_loss }) => type === 'stop' || type === 'trailing_stop' || Boolean(stop_loss),
  );
  return has_stop ? `${text}\n\n${say.gap}` : text;
}

function traded(
  { ticker, side, quantity }: ModelReply['trades'][number],
  { prices }: Facts,
  say: Sentences,
): string {
  const latest = prices.get(ticker);
  const about = latest ? say.about(dollars(quantity * latest.price), price(latest.price)) : '';
  return `${say.sides[side]} **${shares(quantity)} ${ticker}**${about}`;
}

function placed(order: Placed, say: Sentences): string {
  const { take_profit, stop_loss } = order;
  const loss = stop_loss?.stop_price ?? null;
  return [
    describeTerms(order, say),
    ...(take_profit ? [say.take_profit(price(take_profit.limit_price))] : []),
    ...(loss === null ? [] : [say.stop_loss(price(loss))]),
    ...(stop_loss && loss === null ? trailOf(stop_loss, say) : []),
  ].join(', ');
}

const orderOf = ({ open_orders }: Facts, id: string | null | undefined): Order | undefined =>
  open_orders.find((order) => order.id === id);

function canceled(
  { order_id, ticker }: NonNullable<ModelReply['order_cancels']>[number],
  facts: Facts,
  say: Sentences,
): string {
  const order = orderOf(facts, order_id);
  return order ? say.cancel(describeTerms(order, say)) : say.cancel_all(ticker ?? null);
}

function changed(change: Changed, facts: Facts, say: Sentences): string {
  const order = orderOf(facts, change.order_id);
  const { quantity, limit_price, stop_price, time_in_force } = change;
  const to = [
    ...(quantity ? [say.new_quantity(shares(quantity))] : []),
    ...(stop_price ? [say.stop(price(stop_price))] : trailOf(change, say)),
    ...(limit_price ? [say.limit(price(limit_price))] : []),
    ...(isSaid(time_in_force) ? [say.lasting[time_in_force]] : []),
  ];
  return say.change(order ? describeTerms(order, say) : change.order_id, to.join(', '));
}

function alerted(alert: AlertChange, say: Sentences): string {
  const { action, ticker, alert_ids = [], above, below, percent } = alert;
  const name = ticker ?? '';
  if (action === 'remove') return say.remove_alerts(alert_ids.length);
  if (action === 'change') return say.change_alert(name, price(above ?? below ?? 0));
  if (above) return say.alert_above(name, price(above));
  return below ? say.alert_below(name, price(below)) : say.alert_percent(name, `${percent}%`);
}
