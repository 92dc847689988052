import type { OrderRequest } from '@finally/contract';
import type { NewId } from '../kernel/ids.ts';
import { cents } from '../kernel/money.ts';
import { originOf, PERSON } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Calendar } from '../kernel/time/calendar.ts';
import type { MarketClock } from '../kernel/time/clock.ts';
import type { CommandKeys, CommandView } from '../ledger/command.ts';
import { Desk, type DeskOutcome } from '../ledger/orders/desk.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import { type PlacementRefusal, placeOrder } from '../ledger/orders/place-order.ts';
import { readRequest } from '../ledger/orders/read-request.ts';
import type { TradedInDay } from '../ledger/view.ts';
import { findInstrument, type PriceReader, type Symbols } from '../market/index.ts';
import type { RiskRefusal } from '../risk/refusals.ts';
import { type FillModels, NO_PRICE } from './fill-models.ts';
import type { OrderDecider, Trader } from './order-decider.ts';
import { requestHash } from './request-hash.ts';
import type { RestingBook } from './resting/resting-book.ts';

export interface OrderPlacerOptions {
  readonly account_id: string;
  readonly decider: Pick<OrderDecider, 'guard' | 'soundness'>;
  readonly book: Pick<RestingBook, 'of'>;
  readonly prices: Pick<PriceReader, 'quote'>;
  readonly universe: Symbols;
  readonly fills: Pick<FillModels, 'at'>;
  readonly calendar: Pick<Calendar, 'dayStart_ms'>;
  readonly clock: MarketClock;
  readonly newId: NewId;
}

/** An order as it would be placed. */
export interface Placed {
  readonly order: OrderRow;
  /** Null for a retry: the order is there already. */
  readonly outcome: DeskOutcome | null;
  /** What the gate says. */
  readonly verdict: Result<void, RiskRefusal>;
}

/** A request that can be an order, with what decides it. */
export interface Placement {
  readonly keys: CommandKeys;
  /** Places the order on a copy of the account; pure but for the ids that it makes. */
  decide(view: CommandView): Result<Placed, PlacementRefusal | 'client_order_id_conflict'>;
}

/** Prepares what places an order, for the order itself and for its preview alike. */
export class OrderPlacer {
  readonly #options: OrderPlacerOptions;

  constructor(options: OrderPlacerOptions) {
    this.#options = options;
  }

  /** Returns what places an order; refuses a request for a ticker that does not exist. */
  async prepare(
    request: OrderRequest,
    by: Trader,
  ): Promise<Result<Placement, 'ledger_inconsistent' | 'unknown_ticker' | 'price_unavailable'>> {
    const { decider, universe } = this.#options;
    const sound = decider.soundness();
    if (!sound.ok) return sound;
    const instrument = await findInstrument(universe, request.ticker);
    if (!instrument.ok) return instrument;
    const guard = await decider.guard(by);
    const client_order_id = request.client_order_id ?? null;
    const by_agent = by.principal.kind !== 'person';
    return ok({
      keys: { ...originOf(by), by_agent, client_order_id, orders: [] },
      decide: (view) => {
        const placed = this.#place(view, request, by);
        if (!placed.ok || placed.value.outcome === null) return placed;
        const verdict = guard(view, placed.value.order, () => this.pending());
        return ok({ ...placed.value, verdict });
      },
    });
  }

  /** What the open orders of agents may still trade. */
  pending(): TradedInDay {
    const { book, account_id } = this.#options;
    const open = book.of(account_id).filter(({ source }) => source !== PERSON);
    return {
      traded_cents: cents(open.reduce((sum, { reserved_cents }) => sum + reserved_cents, 0)),
      trades: open.length,
    };
  }

  #place(
    view: CommandView,
    request: OrderRequest,
    by: Trader,
  ): Result<Placed, PlacementRefusal | 'client_order_id_conflict'> {
    const { clock, calendar, newId, prices, fills } = this.#options;
    const request_hash = requestHash(request);
    if (view.earlier) {
      const { order } = view.earlier;
      return order.request_hash === request_hash
        ? ok({ order, outcome: null, verdict: ok(undefined) })
        : clientIdConflict();
    }
    const now_ms = clock.now_ms();
    const read = readRequest(request, { now_ms, calendar });
    if (!read.ok) return read;
    const desk = new Desk(view, originOf(by), now_ms);
    const market = prices.quote(request.ticker);
    const order = placeOrder(desk, request, read.value, {
      ...originOf(by),
      client_order_id: request.client_order_id ?? null,
      request_hash,
      newId,
      now_ms,
      market,
      model: fills.at(request.ticker, market ?? NO_PRICE).by(view.account.fill_profile),
    });
    if (!order.ok) return order;
    return ok({ order: order.value, outcome: desk.outcome(), verdict: ok(undefined) });
  }
}

/** Refuses a client order id that another order has. */
export const clientIdConflict = () =>
  refuse(
    'client_order_id_conflict',
    'This client order id was used for a different order. Use a new one.',
  );
