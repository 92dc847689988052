import { toIso } from '../../../kernel/time/clock.ts';
import { DAY_MS } from '../../../kernel/time/units.ts';
import type { EntriesPageQuery, LedgerStore, ListedEntry } from '../../../ledger/store.ts';
import { statusOf } from '../orders/order-to-wire.ts';
import { money, price, quantity } from '../wire/amounts.ts';
import type { queryOf } from '../wire/answer.ts';
import { type Answer, invalid } from '../wire/faults.ts';
import { readUuid, toUuid } from '../wire/ids.ts';
import { listIn, readChoice, readCount, readMoment } from '../wire/queries.ts';
import { readDate, toTime } from '../wire/times.ts';

type Kind = ListedEntry['kind'];
type CashKind = Exclude<Kind, 'fill'>;

/** What Alpaca calls money that moves without a trade. */
const TYPES = {
  fee: 'FEE',
  borrow: 'FEE',
  interest: 'INT',
  dividend: 'DIV',
  deposit: 'CSD',
  adjust: 'JNLC',
} as const satisfies Record<CashKind, string>;

const CASH_KINDS = Object.keys(TYPES) as CashKind[];
const KINDS: readonly Kind[] = ['fill', ...CASH_KINDS];

const typeOf = (kind: Kind): string => (kind === 'fill' ? 'FILL' : TYPES[kind]);

/** An id that sorts by time and serves as the token of the next page: `20260211143000000::uuid`. */
const activityId = ({ executed_at, id }: ListedEntry): string =>
  `${executed_at.replace(/\D/g, '').slice(0, 17)}::${toUuid('order', id)}`;

export type ActivityStore = Pick<LedgerStore, 'entries' | 'entriesOf' | 'order'>;

/** Reads what happened in an account: its fills, and money that moved without one. */
export async function listActivities(
  ledger: ActivityStore,
  account_id: string,
  query: EntriesPageQuery,
): Promise<readonly object[]> {
  const entries = await ledger.entries(account_id, query);
  const fills = new Map<string, Awaited<ReturnType<typeof fillsOf>>>();
  const shown: object[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'fill') {
      shown.push(toCashActivity(entry));
      continue;
    }
    const known = fills.get(entry.order_id) ?? (await fillsOf(ledger, account_id, entry.order_id));
    fills.set(entry.order_id, known);
    shown.push(toFillActivity(entry, known));
  }
  return shown;
}

/** The order of a fill, and what it had filled with each of its fills. */
async function fillsOf(ledger: ActivityStore, account_id: string, order_id: string) {
  const order = await ledger.order(account_id, order_id);
  const filled = new Map<string, number>();
  let sum_e6 = 0;
  for (const { id, quantity_e6 } of await ledger.entriesOf(account_id, order_id)) {
    sum_e6 += quantity_e6;
    filled.set(id, sum_e6);
  }
  return { order, filled, whole_e6: Math.max(sum_e6, order?.quantity_e6 ?? 0) };
}

function toFillActivity(
  entry: Extract<ListedEntry, { kind: 'fill' }>,
  { order, filled, whole_e6 }: Awaited<ReturnType<typeof fillsOf>>,
) {
  const filled_e6 = filled.get(entry.id) ?? entry.quantity_e6;
  const left_e6 = whole_e6 - filled_e6;
  return {
    id: activityId(entry),
    activity_type: 'FILL',
    transaction_time: toTime(Date.parse(entry.executed_at)),
    type: left_e6 > 0 ? 'partial_fill' : 'fill',
    price: price(entry.price_e4),
    qty: quantity(entry.quantity_e6),
    side: entry.side,
    symbol: entry.ticker,
    leaves_qty: quantity(left_e6),
    order_id: toUuid('order', entry.order_id),
    cum_qty: quantity(filled_e6),
    order_status: order ? statusOf(order) : 'filled',
  };
}

/** Writes money that moved without a trade; what does not belong to its kind is left out, as Alpaca does. */
const toCashActivity = (entry: Exclude<ListedEntry, { kind: 'fill' }>) => ({
  id: activityId(entry),
  activity_type: typeOf(entry.kind),
  date: entry.executed_at.slice(0, 10),
  net_amount: money(entry.amount_cents),
  description: entry.kind,
  ...(entry.ticker !== null && { symbol: entry.ticker }),
  status: 'executed',
  currency: 'USD',
  created_at: toTime(Date.parse(entry.executed_at)),
});

/**
 * Reads which activities a client asks for.
 *
 * @param type the type that the path names; undefined if it names none
 */
export function readActivitiesQuery(
  query: ReturnType<typeof queryOf>,
  type: string | undefined,
): Answer<EntriesPageQuery> {
  const types = listIn(type ?? query['activity_types']).map((name) => name.toUpperCase());
  const category = readChoice(
    query,
    'category',
    ['trade_activity', 'non_trade_activity', 'all'],
    'all',
  );
  if (!category.ok) return category;
  if (types.length > 0 && category.value !== 'all' && type === undefined) {
    return invalid('only one of activity_types or category is accepted');
  }
  const limit = readCount(query, 'page_size', { otherwise: 100, most: 100 });
  if (!limit.ok) return limit;
  const direction = readChoice(query, 'direction', ['asc', 'desc'], 'desc');
  if (!direction.ok) return direction;
  const times = readTimes(query);
  if (!times.ok) return times;
  const token = query['page_token'];
  const behind_id = token === undefined ? undefined : readUuid(token.split('::')[1] ?? '');
  if (token !== undefined && behind_id === undefined) return invalid('invalid page_token');
  return {
    ok: true,
    value: {
      kinds: KINDS.filter(
        (kind) =>
          (types.length === 0 || types.includes(typeOf(kind))) &&
          (category.value === 'all' || (category.value === 'trade_activity') === (kind === 'fill')),
      ),
      limit: limit.value,
      oldest_first: direction.value === 'asc',
      behind_id,
      ...times.value,
    },
  };
}

function readTimes(
  query: ReturnType<typeof queryOf>,
): Answer<Pick<EntriesPageQuery, 'from' | 'until'>> {
  const after = readMoment(query, 'after');
  if (!after.ok) return after;
  const until = readMoment(query, 'until');
  if (!until.ok) return until;
  const sent = query['date'];
  if (sent === undefined) {
    return {
      ok: true,
      value: {
        from: after.value === undefined ? undefined : toIso(after.value + 1),
        until: until.value === undefined ? undefined : toIso(until.value),
      },
    };
  }
  if (after.value !== undefined || until.value !== undefined) {
    return invalid('date cannot be used together with after or until');
  }
  const date = readDate(sent);
  if (date === undefined) return invalid(`invalid date: ${sent.slice(0, 40)}`);
  const start_ms = Date.parse(`${date}T00:00:00Z`);
  return { ok: true, value: { from: toIso(start_ms), until: toIso(start_ms + DAY_MS) } };
}
