import type { ModelReply } from '../../../src/assistant/models/reply.ts';
import type { AccountState } from './account.ts';
import type { Deed } from './deed.ts';

/** Returns the expected actions as a correct model would plan them for this account. */
export const replyOf = (
  message: string,
  deeds: readonly Deed[],
  state: AccountState,
): ModelReply => ({
  message,
  trades: deeds.flatMap(({ verb, ticker, quantity, terms }) =>
    (verb === 'buy' || verb === 'sell') && terms === ''
      ? [{ ticker, side: verb, quantity: Math.floor(quantity * 1e6) / 1e6 }]
      : [],
  ),
  orders: deeds.flatMap((deed) => (deed.quantity > 0 && deed.terms !== '' ? [orderOf(deed)] : [])),
  order_changes: deeds.flatMap((deed) => {
    const order = state.orders.find(({ ticker }) => ticker === deed.ticker);
    return deed.verb === 'change' && order
      ? [
          {
            order_id: order.id,
            ...pricesIn(deed.terms),
            quantity: numberAfter('quantity', deed.terms),
          },
        ]
      : [];
  }),
  order_cancels: deeds.flatMap(({ verb, ticker }): NonNullable<ModelReply['order_cancels']> => {
    if (verb === 'cancel all') return [{ order_id: null, ticker: ticker || null }];
    const order = state.orders.find((each) => each.ticker === ticker);
    return verb === 'cancel one' && order ? [{ order_id: order.id, ticker }] : [];
  }),
  alert_changes: deeds.flatMap((deed) => alertOf(deed, state)),
  watchlist_changes: deeds.flatMap(({ verb, ticker }) =>
    verb === 'watch' || verb === 'unwatch'
      ? [{ ticker, action: verb === 'watch' ? ('add' as const) : ('remove' as const) }]
      : [],
  ),
});

const numberAfter = (word: string, terms: string): number | null => {
  const [, number] = new RegExp(`\\b${word} (\\d+(?:\\.\\d+)?)`).exec(terms) ?? [];
  return number === undefined ? null : Number(number);
};

const pricesIn = (terms: string) => ({
  limit_price: numberAfter('limit', terms),
  stop_price: numberAfter('stop', terms),
  trail_percent: /trail \d/.test(terms) ? numberAfter('trail', terms) : null,
  trail_amount: numberAfter('trail \\$', terms.replace('$', '$ ')),
});

const LASTING = ['gtc', 'ioc', 'fok'] as const;

function orderOf({
  verb,
  ticker,
  quantity,
  terms,
}: Deed): NonNullable<ModelReply['orders']>[number] {
  const prices = pricesIn(terms);
  const take = numberAfter('take', terms);
  const loss = numberAfter('loss', terms);
  const is_pair = terms.split(' ').includes('oco');
  const exits = [take, loss].filter((each) => each !== null).length;
  return {
    ticker,
    side: verb as 'buy' | 'sell',
    quantity,
    type:
      (prices.trail_percent ?? prices.trail_amount) !== null
        ? 'trailing_stop'
        : prices.stop_price !== null
          ? prices.limit_price === null
            ? 'stop'
            : 'stop_limit'
          : prices.limit_price === null
            ? 'market'
            : 'limit',
    ...prices,
    time_in_force:
      LASTING.find((each) => terms.split(' ').includes(each)) ?? (exits > 0 ? null : 'day'),
    order_class: is_pair ? 'oco' : exits === 2 ? 'bracket' : exits === 1 ? 'oto' : 'simple',
    take_profit: take === null ? null : { limit_price: take },
    stop_loss: loss === null ? null : { stop_price: loss },
  };
}

function alertOf(
  { verb, ticker, terms }: Deed,
  { alerts }: AccountState,
): NonNullable<ModelReply['alert_changes']> {
  const alert_ids = alerts.filter((alert) => alert.ticker === ticker).map(({ id }) => id);
  if (verb === 'unalert') return [{ action: 'remove', ticker, alert_ids }];
  if (verb !== 'alert') return [];
  const percent = numberAfter('(?:up|down|either)', terms);
  const direction = (['up', 'down', 'either'] as const).find((each) => terms.startsWith(each));
  return [
    {
      action: 'set',
      ticker,
      above: numberAfter('above', terms),
      below: numberAfter('below', terms),
      percent,
      direction: direction ?? null,
    },
  ];
}
