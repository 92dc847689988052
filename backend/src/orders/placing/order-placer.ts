import type {
  OrderChange,
  OrderRequest,
  ProblemCode,
  Ticker,
  TradeRequest,
} from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import { originOf } from '../../kernel/principal.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Calendar } from '../../kernel/time/calendar.ts';
import type { MarketClock } from '../../kernel/time/clock.ts';
import type { CommandKeys, CommandView } from '../../ledger/command.ts';
import { type OrderTerms, parseSize } from '../../ledger/order-size.ts';
import { Desk, type DeskOutcome } from '../../ledger/orders/desk.ts';
import type { StepMarket } from '../../ledger/orders/matching/market.ts';
import type { OrderRow } from '../../ledger/orders/order-row.ts';
import type { Placing } from '../../ledger/orders/placing/new-order.ts';
import { type PlacementRefusal, placeOrder } from '../../ledger/orders/placing/place-order.ts';
import { placeTrade, type TradePlacementRefusal } from '../../ledger/orders/placing/place-trade.ts';
import { readRequest } from '../../ledger/orders/placing/read-request.ts';
import { changesNothing } from '../../ledger/orders/replacing/changed-terms.ts';
import {
  type ReplacementRefusal,
  replaceOrder,
} from '../../ledger/orders/replacing/replace-order.ts';
import { clientIdConflict, isRepeatOf, type RepeatedRequest } from '../../ledger/repeat.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { EarlierOrder } from '../../ledger/view.ts';
import { findInstrument, type PriceReader, type Symbols } from '../../market/index.ts';
import type { RiskRefusal } from '../../risk/refusals.ts';
import { type FillModels, NO_PRICE } from '../fill-models.ts';
import type { PreparationRefusal } from '../refusals.ts';
import type { AssumedPrices, OrderGuards, Trader } from './order-guards.ts';
import { plainOrder, plainTerms } from './plain-order.ts';
import { requestHash } from './request-hash.ts';

export interface OrderPlacerOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'earlier'>;
  readonly guards: Pick<OrderGuards, 'of'>;
  /** Holds the difference between the ledger and its trades, if one was found. */
  readonly verifier: { readonly difference: object | undefined };
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
  /** The market that it met; undefined without a price, and for a retry. */
  readonly market: StepMarket | undefined;
  /** What the gate says. */
  readonly verdict: Result<void, RiskRefusal>;
}

/** A request that can be an order, with what decides it. */
export interface Placement<Code extends ProblemCode = ProblemCode> {
  readonly keys: CommandKeys;
  /** Places the order on a copy of the account; pure but for the ids that it makes. */
  decide(view: CommandView): Result<Placed, Code | 'client_order_id_conflict'>;
}

/** What places the order of a request on a working copy of an account. */
interface Request<Code extends ProblemCode> extends RepeatedRequest {
  readonly ticker: Ticker;
  readonly client_order_id: string | null;
  place(desk: Desk, placing: Placing): Result<OrderRow, Code>;
}

/** Prepares what places an order, for the order itself, its rehearsal and its preview alike. */
export class OrderPlacer {
  readonly #options: OrderPlacerOptions;

  constructor(options: OrderPlacerOptions) {
    this.#options = options;
  }

  /** Returns what places an order; refuses a request for a ticker that does not exist. */
  async prepare(
    request: OrderRequest,
    by: Trader,
  ): Promise<Result<Placement<PlacementRefusal>, PreparationRefusal>> {
    const sound = this.#soundness();
    if (!sound.ok) return sound;
    const { ticker, client_order_id = null } = request;
    const repeated = {
      source: by.principal.source,
      request_hash: requestHash(request),
      plain: plainTerms(request),
    };
    return this.#prepare<PlacementRefusal>(by, {
      ...repeated,
      ticker,
      client_order_id,
      place: (desk, placing) => {
        const { calendar } = this.#options;
        const read = readRequest(request, { now_ms: placing.now_ms, calendar });
        return read.ok ? placeOrder(desk, request, read.value, placing) : read;
      },
    });
  }

  /**
   * Returns what places a market order that is filled whole at once or refused; refuses a request
   * that is no order.
   *
   * @param assumed prices of positions that exist only in a rehearsal
   */
  async prepareTrade(
    request: TradeRequest,
    by: Trader,
    assumed?: AssumedPrices,
  ): Promise<Result<Placement<TradePlacementRefusal>, PreparationRefusal>> {
    const sound = this.#soundness();
    if (!sound.ok) return sound;
    const { ticker, side, client_order_id = null } = request;
    const { source } = by.principal;
    const request_hash = requestHash(plainOrder(request));
    const size = parseSize(request);
    if (!size.ok) {
      const instrument = await findInstrument(this.#options.universe, ticker);
      const refused = instrument.ok ? size : instrument;
      return this.#orConflict(client_order_id, { source, request_hash, plain: null }, refused);
    }
    const terms: OrderTerms = { ticker, side, size: size.value };
    return this.#prepare<TradePlacementRefusal>(
      by,
      {
        source,
        request_hash,
        plain: terms,
        ticker,
        client_order_id,
        place: (desk, placing) => placeTrade(desk, terms, placing),
      },
      assumed,
    );
  }

  /** Returns what replaces an open order by one with changed terms. */
  async prepareChange(
    id: string,
    change: OrderChange,
    by: Trader,
  ): Promise<Placement<ReplacementRefusal>> {
    const { guards, calendar, clock, newId, prices, fills } = this.#options;
    const { client_order_id = null } = change;
    const request_hash = requestHash(change);
    const guard = await guards.of(by);
    const origin = originOf(by);
    return {
      keys: { ...keysOf(by), client_order_id, orders: [id] },
      decide: (view) => {
        const earlier = view.earlier?.order;
        if (earlier && isRetryOf(id, earlier, request_hash)) return ok(unchanged(earlier));
        const now_ms = clock.now_ms();
        const desk = new Desk(view, origin, now_ms);
        const before = desk.order(id);
        if (earlier && (earlier.id !== id || !changesNothing(before, change))) {
          return clientIdConflict();
        }
        const market = prices.quote(before.ticker);
        const order = replaceOrder(desk, before, change, {
          client_order_id,
          request_hash,
          newId,
          now_ms,
          calendar,
          market,
          model: fills.at(before.ticker, market ?? NO_PRICE).by(view.account),
        });
        if (!order.ok) return order;
        if (order.value === before) return ok(unchanged(before));
        const intended = { order: order.value, outcome: desk.outcome() };
        return ok({ ...intended, market, verdict: guard(view, intended, market) });
      },
    };
  }

  /** Refuses if the ledger is damaged or does not agree with its own trades. */
  #soundness(): Result<void, 'ledger_inconsistent'> {
    if (!this.#options.verifier.difference) return ok(undefined);
    return refuse(
      'ledger_inconsistent',
      'The ledger is damaged or does not agree with its own trades, so nothing is traded until it is mended.',
    );
  }

  /** Returns a refusal, unless another order has the client order id, which is said first. */
  async #orConflict<Refused>(
    client_order_id: string | null,
    repeated: RepeatedRequest,
    refused: Refused,
  ): Promise<Refused | ReturnType<typeof clientIdConflict>> {
    const earlier = await this.#earlier(client_order_id);
    return earlier && !isRepeatOf(earlier, repeated) ? clientIdConflict() : refused;
  }

  async #earlier(client_order_id: string | null): Promise<EarlierOrder | undefined> {
    const { ledger, account_id } = this.#options;
    return client_order_id === null ? undefined : ledger.earlier(account_id, client_order_id);
  }

  async #prepare<Code extends ProblemCode>(
    by: Trader,
    request: Request<Code>,
    assumed?: AssumedPrices,
  ): Promise<Result<Placement<Code>, PreparationRefusal>> {
    const { guards, universe, clock, newId, prices, fills } = this.#options;
    const { ticker, client_order_id, request_hash } = request;
    const instrument = await findInstrument(universe, ticker);
    // The order of a retry is there already, whatever has become of its ticker.
    if (!instrument.ok && !(await this.#earlier(client_order_id))) return instrument;
    const guard = await guards.of(by, assumed);
    const origin = originOf(by);
    return ok({
      keys: { ...keysOf(by), client_order_id, orders: [] },
      decide: (view) => {
        if (view.earlier) {
          return isRepeatOf(view.earlier, request)
            ? ok(unchanged(view.earlier.order))
            : clientIdConflict();
        }
        const now_ms = clock.now_ms();
        const desk = new Desk(view, origin, now_ms);
        const market = prices.quote(ticker);
        const model = fills.at(ticker, market ?? NO_PRICE).by(view.account);
        const order = request.place(desk, {
          ...origin,
          client_order_id,
          request_hash,
          newId,
          now_ms,
          market,
          model,
        });
        if (!order.ok) return order;
        const intended = { order: order.value, outcome: desk.outcome() };
        return ok({ ...intended, market, verdict: guard(view, intended, market) });
      },
    });
  }
}

const keysOf = (by: Trader): Pick<CommandKeys, 'source' | 'cause' | 'by_agent'> => ({
  ...originOf(by),
  by_agent: by.principal.kind !== 'person',
});

/** An order that is there already, as it would be. */
const unchanged = (order: OrderRow): Placed => ({
  order,
  outcome: null,
  market: undefined,
  verdict: ok(undefined),
});

/** Whether an order with the client order id of a change is what that change made. */
const isRetryOf = (id: string, earlier: OrderRow, request_hash: string): boolean =>
  // A held order is changed in place.
  (earlier.replaces === id || earlier.id === id) && earlier.request_hash === request_hash;
