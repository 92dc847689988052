import type { OrderRequest, ProblemCode, Ticker, TradeRequest } from '@finally/contract';
import type { NewId } from '../kernel/ids.ts';
import { cents } from '../kernel/money.ts';
import { originOf, PERSON } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Calendar } from '../kernel/time/calendar.ts';
import type { MarketClock } from '../kernel/time/clock.ts';
import type { CommandKeys, CommandView } from '../ledger/command.ts';
import { type OrderTerms, parseSize, type SizeRefusal } from '../ledger/order-size.ts';
import { checkCombination } from '../ledger/orders/combination.ts';
import { Desk, type DeskOutcome } from '../ledger/orders/desk.ts';
import type { Placing } from '../ledger/orders/new-order.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import { type PlacementRefusal, placeOrder } from '../ledger/orders/place-order.ts';
import {
  isSameTrade,
  placeTrade,
  type TradePlacementRefusal,
} from '../ledger/orders/place-trade.ts';
import { readRequest } from '../ledger/orders/read-request.ts';
import type { EarlierOrder, TradedInDay } from '../ledger/view.ts';
import { findInstrument, type PriceReader, type Symbols } from '../market/index.ts';
import type { RiskRefusal } from '../risk/refusals.ts';
import { type FillModels, NO_PRICE } from './fill-models.ts';
import type { AssumedPrices, OrderGuards, Trader } from './order-guards.ts';
import type { PreparationRefusal } from './refusals.ts';
import { requestHash } from './request-hash.ts';
import type { RestingBook } from './resting/resting-book.ts';

export interface OrderPlacerOptions {
  readonly account_id: string;
  readonly guards: Pick<OrderGuards, 'of'>;
  /** Holds the difference between the ledger and its trades, if one was found. */
  readonly verifier: { readonly difference: object | undefined };
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
export interface Placement<Code extends ProblemCode = ProblemCode> {
  readonly keys: CommandKeys;
  /** Places the order on a copy of the account; pure but for the ids that it makes. */
  decide(view: CommandView): Result<Placed, Code | 'client_order_id_conflict'>;
}

/** What places the order of a request on a working copy of an account. */
interface Request<Code extends ProblemCode> {
  readonly ticker: Ticker;
  readonly client_order_id: string | null;
  readonly request_hash: string | null;
  isRetryOf(earlier: EarlierOrder): boolean;
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
    const sized = this.#sizeOfTrade(request);
    if (!sized.ok) return sized;
    const { ticker, client_order_id = null } = request;
    const request_hash = requestHash(request);
    return this.#prepare<PlacementRefusal>(by, {
      ticker,
      client_order_id,
      request_hash,
      isRetryOf: ({ order }) => order.request_hash === request_hash,
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
    const size = parseSize(request);
    if (!size.ok) return size;
    const { ticker, side, client_order_id = null } = request;
    const terms: OrderTerms = { ticker, side, size: size.value };
    const { source } = by.principal;
    return this.#prepare<TradePlacementRefusal>(
      by,
      {
        ticker,
        client_order_id,
        request_hash: null,
        isRetryOf: (earlier) => isSameTrade(earlier, terms, source),
        place: (desk, placing) => placeTrade(desk, terms, placing),
      },
      assumed,
    );
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

  /** Refuses if the ledger is damaged or does not agree with its own trades. */
  #soundness(): Result<void, 'ledger_inconsistent'> {
    if (!this.#options.verifier.difference) return ok(undefined);
    return refuse(
      'ledger_inconsistent',
      'The ledger is damaged or does not agree with its own trades, so nothing is traded until it is mended.',
    );
  }

  /** Refuses the size of a market order before its ticker is looked up, as that of a trade. */
  #sizeOfTrade(request: OrderRequest): Result<unknown, SizeRefusal> {
    const { type, order_class } = request;
    const isMarket = type === 'market' && order_class === 'simple';
    return isMarket && checkCombination(request, this.#options.clock.now_ms()).ok
      ? parseSize(request)
      : ok(undefined);
  }

  async #prepare<Code extends ProblemCode>(
    by: Trader,
    request: Request<Code>,
    assumed?: AssumedPrices,
  ): Promise<Result<Placement<Code>, 'unknown_ticker' | 'price_unavailable'>> {
    const { guards, universe, clock, newId, prices, fills } = this.#options;
    const { ticker, client_order_id, request_hash } = request;
    const instrument = await findInstrument(universe, ticker);
    if (!instrument.ok) return instrument;
    const guard = await guards.of(by, assumed);
    const origin = originOf(by);
    const by_agent = by.principal.kind !== 'person';
    return ok({
      keys: { ...origin, by_agent, client_order_id, orders: [] },
      decide: (view) => {
        if (view.earlier) {
          return request.isRetryOf(view.earlier)
            ? ok({ order: view.earlier.order, outcome: null, verdict: ok(undefined) })
            : clientIdConflict();
        }
        const now_ms = clock.now_ms();
        const desk = new Desk(view, origin, now_ms);
        const market = prices.quote(ticker);
        const model = fills.at(ticker, market ?? NO_PRICE);
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
        return ok({ ...intended, verdict: guard(view, intended, () => this.pending()) });
      },
    });
  }
}

/** Refuses a client order id that another order has. */
export const clientIdConflict = () =>
  refuse(
    'client_order_id_conflict',
    'This client order id was used for a different order. Use a new one.',
  );
