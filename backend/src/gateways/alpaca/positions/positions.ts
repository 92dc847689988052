import { type OrderRequest, OrderRequestSchema, type Ticker } from '@finally/contract';
import {
  parseDecimal,
  QUANTITY_SCALE,
  type QuantityE6,
  quantityE6,
  quantityToJson,
} from '../../../kernel/money.ts';
import { type Calendar, dateOf } from '../../../kernel/time/calendar.ts';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import type { PositionRow } from '../../../ledger/account.ts';
import type { LedgerStore } from '../../../ledger/store.ts';
import type { MarkedPosition } from '../../../ledger/valuation.ts';
import type { PriceReader } from '../../../market/index.ts';
import type { Trader } from '../../../orders/index.ts';
import type { Valuer } from '../../../portfolio/index.ts';
import type { Assets } from '../assets/assets.ts';
import { readPositive } from '../orders/order-prices.ts';
import type { AlpacaOrder } from '../orders/order-to-wire.ts';
import type { AlpacaTrading } from '../orders/trading.ts';
import { type Answer, type Fault, fault, invalid } from '../wire/faults.ts';
import { type Position, toPosition } from './position-to-wire.ts';

/** Trades of a day that are looked at for the profit of the day. */
const TRADES_MAX = 500;

export interface PositionParts {
  readonly account_id: string;
  readonly valuer: Pick<Valuer, 'value'>;
  readonly ledger: Pick<LedgerStore, 'portfolio' | 'trades'>;
  readonly prices: Pick<PriceReader, 'quote'>;
  readonly assets: Assets;
  readonly trading: AlpacaTrading;
  readonly calendar: Calendar;
  readonly clock: Pick<MarketClock, 'now_ms'>;
}

/** How much of a position is to be closed, as it stands in the query. */
export interface PartSent {
  readonly qty: string | undefined;
  readonly percentage: string | undefined;
}

/** What became of one position when all were closed. */
export type ClosedPosition =
  | { readonly symbol: string; readonly status: 200; readonly body: AlpacaOrder }
  | { readonly symbol: string; readonly status: number; readonly body: object };

const NO_POSITION = fault(404, 'position does not exist');

/** The positions of an account. */
export class Positions {
  readonly #parts: PositionParts;

  constructor(parts: PositionParts) {
    this.#parts = parts;
  }

  async list(): Promise<readonly Position[]> {
    const { positions } = await this.#parts.valuer.value();
    return Promise.all(positions.map((position) => this.#toPosition(position)));
  }

  /** @param name the symbol or the id of an asset */
  async find(name: string): Promise<Answer<Position>> {
    const ticker = this.#parts.assets.ids.read(name);
    const { positions } = await this.#parts.valuer.value();
    const position = positions.find(({ row }) => row.ticker === ticker);
    return position ? { ok: true, value: await this.#toPosition(position) } : NO_POSITION;
  }

  /** Closes a position, or a part of it, with a market order. */
  async close(name: string, part: PartSent, by: Trader): Promise<Answer<AlpacaOrder>> {
    const ticker = this.#parts.assets.ids.read(name);
    const { positions } = await this.#parts.ledger.portfolio(this.#parts.account_id);
    const position = positions.find((row) => row.ticker === ticker);
    if (!position) return NO_POSITION;
    const quantity_e6 = partOf(position, part);
    if (!quantity_e6.ok) return quantity_e6;
    return this.#parts.trading.close(closing(position, quantity_e6.value), by);
  }

  /** Closes all positions. @returns what became of each */
  async closeAll(by: Trader): Promise<readonly ClosedPosition[]> {
    const { positions } = await this.#parts.ledger.portfolio(this.#parts.account_id);
    const closed: ClosedPosition[] = [];
    for (const position of positions) {
      const order = closing(position, quantityE6(Math.abs(position.quantity_e6)));
      const outcome = await this.#parts.trading.close(order, by);
      const symbol = position.ticker;
      closed.push(
        outcome.ok
          ? { symbol, status: 200, body: outcome.value }
          : { symbol, status: outcome.error.status, body: bodyOf(outcome.error) },
      );
    }
    return closed;
  }

  async #toPosition(position: MarkedPosition): Promise<Position> {
    const { account_id, ledger, prices, assets, calendar, clock } = this.#parts;
    const { ticker } = position.row;
    return toPosition(position, {
      asset: assets.of(ticker),
      previous_close_e4: prices.quote(ticker)?.previous_close_e4,
      trades_today: await ledger.trades(account_id, {
        limit: TRADES_MAX,
        filter: { ticker, day: dateOf(calendar, clock.now_ms()) },
      }),
    });
  }
}

const bodyOf = ({ code, message, more }: Fault): object => ({ code, message, ...more });

const closing = (
  { ticker, quantity_e6 }: { readonly ticker: Ticker; readonly quantity_e6: QuantityE6 },
  part_e6: QuantityE6,
): OrderRequest =>
  OrderRequestSchema.parse({
    ticker,
    side: quantity_e6 < 0 ? 'buy' : 'sell',
    quantity: quantityToJson(part_e6),
    type: 'market',
    time_in_force: 'day',
  });

/** Reads how much of a position is meant: shares, per cent of it, or all of it. */
function partOf(
  { quantity_e6 }: Pick<PositionRow, 'quantity_e6'>,
  { qty, percentage }: PartSent,
): Answer<QuantityE6> {
  if (qty !== undefined && percentage !== undefined) {
    return invalid('only one of qty or percentage is accepted');
  }
  const held_e6 = Math.abs(quantity_e6);
  const shares = readPositive('qty', qty);
  if (!shares.ok) return shares;
  if (shares.value !== undefined) {
    const sent_e6 = parseDecimal(shares.value, QUANTITY_SCALE);
    return sent_e6 === undefined
      ? invalid('qty has too many decimals')
      : { ok: true, value: quantityE6(sent_e6) };
  }
  const percent = readPositive('percentage', percentage);
  if (!percent.ok) return percent;
  if (percent.value === undefined) return { ok: true, value: quantityE6(held_e6) };
  if (percent.value > 100) return invalid('percentage must be between 0 and 100');
  const billionths = BigInt(Math.round(percent.value * 1e9));
  const part_e6 = Number((BigInt(held_e6) * billionths) / 100_000_000_000n);
  return part_e6 > 0 ? { ok: true, value: quantityE6(part_e6) } : invalid('qty must be > 0');
}
