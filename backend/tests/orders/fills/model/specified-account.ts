import { type SpecifiedLevel, specifiedRows } from './specified-model.ts';

/*
 * The profile `realistic` for one account in one ticker, written down from the specification a second
 * time and sharing no code with the first: plain BigInt. Prices in 1/10,000 dollar, quantities in
 * millionths of a share, money in cents.
 */

export type SpecifiedSide = 'buy' | 'sell';

export interface SpecifiedStep {
  readonly step: bigint;
  readonly last: bigint;
  readonly bids: readonly SpecifiedLevel[];
  readonly asks: readonly SpecifiedLevel[];
  /** Whole shares. */
  readonly volume: bigint;
}

export interface SpecifiedOrder {
  readonly side: SpecifiedSide;
  readonly quantity: bigint;
  readonly limit?: bigint;
  readonly stop?: bigint;
}

export interface SpecifiedFill {
  readonly order: number;
  readonly quantity: bigint;
  readonly price: bigint;
  readonly fees: bigint;
}

interface Open extends SpecifiedOrder {
  readonly number: number;
  left: bigint;
  filled: bigint;
  notional: bigint;
  /** Whether it waits for its stop. */
  waits: boolean;
  /** Undefined until its price is the best. Negative: what has reached it and is less than a share. */
  ahead: bigint | undefined;
  isBest: boolean;
}

const SHARE = 1_000_000n;
const ADV = 2_000_000n;
const SIGMA = 20_000n;

const min = (a: bigint, b: bigint) => (a < b ? a : b);
const max = (a: bigint, b: bigint) => (a > b ? a : b);
const up = (a: bigint, b: bigint) => (a % b === 0n ? a / b : a / b + 1n);

/** Half to even. */
function notionalOf(quantity: bigint, price: bigint): bigint {
  const scale = 100_000_000n;
  const [whole, rest] = [(quantity * price) / scale, (quantity * price) % scale];
  if (2n * rest === scale) return whole + (whole % 2n);
  return 2n * rest > scale ? whole + 1n : whole;
}

export class SpecifiedAccount {
  cash: bigint;
  held: bigint;
  readonly fills: SpecifiedFill[] = [];
  readonly #open: Open[] = [];
  #market: SpecifiedStep | undefined;
  #placed = 0;
  #takenAt = new Map<string, bigint>();
  #used = { buy: 0n, sell: 0n };
  readonly #hidden = { buy: { quantity: 0n, since: 0n }, sell: { quantity: 0n, since: 0n } };

  constructor(cash: bigint, held: bigint) {
    this.cash = cash;
    this.held = held;
  }

  /** Lets the open orders meet a step: stops by nearness, then limits by price, each by age. */
  step(market: SpecifiedStep): void {
    this.#market = market;
    this.#takenAt = new Map();
    this.#used = { buy: 0n, sell: 0n };
    for (const side of ['buy', 'sell'] as const) {
      const mine = this.#open.filter((order) => order.side === side && order.left > 0n);
      const sign = side === 'buy' ? 1n : -1n;
      const rank = ({ waits, stop = 0n, limit = 0n }: Open) =>
        waits ? [0n, sign * stop] : [1n, -sign * limit];
      mine.sort((a, b) => {
        const [first, second] = [rank(a), rank(b)];
        const by = (first[0] ?? 0n) - (second[0] ?? 0n) || (first[1] ?? 0n) - (second[1] ?? 0n);
        return by === 0n ? a.number - b.number : by < 0n ? -1 : 1;
      });
      for (const order of mine) this.#meet(order, market);
    }
  }

  /** Places an order in the step of now. */
  place(order: SpecifiedOrder): void {
    const market = this.#market;
    if (!market) throw new Error('there is no market yet');
    const open: Open = {
      ...order,
      number: this.#placed++,
      left: order.quantity,
      filled: 0n,
      notional: 0n,
      waits: order.stop !== undefined,
      ahead: undefined,
      isBest: false,
    };
    this.#open.push(open);
    if (!open.waits) this.#enter(open, market);
  }

  #meet(order: Open, market: SpecifiedStep): void {
    if (order.waits) {
      const { stop = 0n, side } = order;
      const isMet = side === 'buy' ? market.last >= stop : market.last <= stop;
      if (!isMet) return;
      order.waits = false;
      this.#enter(order, market);
      return;
    }
    if (order.limit === undefined) this.#take(order, market);
    else this.#rest(order, order.limit, market);
  }

  #enter(order: Open, market: SpecifiedStep): void {
    const { limit, side } = order;
    const [against, beside] =
      side === 'buy' ? [market.asks, market.bids] : [market.bids, market.asks];
    const best = against[0]?.price ?? 0n;
    const sign = side === 'buy' ? 1n : -1n;
    if (limit === undefined || sign * best <= sign * limit) this.#take(order, market);
    if (limit === undefined || order.left === 0n) return;
    const [top] = beside;
    if (!top || sign * top.price > sign * limit) return;
    order.isBest = true;
    order.ahead = top.price === limit ? top.size : 0n;
  }

  #take(order: Open, market: SpecifiedStep): void {
    const { side, limit } = order;
    const levels = side === 'buy' ? market.asks : market.bids;
    const best = levels[0]?.price ?? 0n;
    // 5 % from the best price, in whole cents towards it: all prices are above one dollar.
    const collar =
      side === 'buy' ? ((best * 105n) / 10_000n) * 100n : up(up(best * 95n, 100n), 100n) * 100n;
    const kept = this.#hidden[side];
    const halvings = (market.step - kept.since) / 600n;
    const h0 = kept.quantity >> halvings;
    const rows = specifiedRows({
      side,
      quantity: order.left,
      levels,
      best,
      cap: limit ?? collar,
      adv: ADV,
      sigma: SIGMA,
      y: 100n,
      takenAt: (price) => this.#takenAt.get(`${side} ${price}`) ?? 0n,
      h0,
    });
    const shown = levels.map(({ price }) => price);
    let seen = -1;
    for (const { price, quantity } of rows) {
      const level = shown.indexOf(price);
      const isHidden =
        level <= seen || price !== shown[level] || this.#isUsedUp(side, levels, price);
      if (isHidden) {
        kept.quantity = h0 + quantity;
        kept.since = h0 === 0n ? market.step : kept.since + 600n * halvings;
      } else {
        seen = level;
        const name = `${side} ${price}`;
        this.#takenAt.set(name, (this.#takenAt.get(name) ?? 0n) + quantity);
      }
      this.#fill(order, quantity, price);
    }
  }

  #isUsedUp(side: SpecifiedSide, levels: readonly SpecifiedLevel[], price: bigint): boolean {
    const size = levels.find((level) => level.price === price)?.size ?? 0n;
    return (this.#takenAt.get(`${side} ${price}`) ?? 0n) >= size;
  }

  #rest(order: Open, limit: bigint, market: SpecifiedStep): void {
    const { side } = order;
    const sign = side === 'buy' ? 1n : -1n;
    const [against, beside] =
      side === 'buy' ? [market.asks, market.bids] : [market.bids, market.asks];
    const [ask, bid] = [against[0]?.price ?? 0n, beside[0]?.price ?? 0n];
    if (sign * ask <= sign * limit) {
      order.ahead = 0n;
      order.isBest = true;
      this.#fill(order, order.left, limit);
      return;
    }
    if (sign * bid > sign * limit) {
      order.isBest = false;
      return;
    }
    const shown = beside[0]?.size ?? 0n;
    let ahead: bigint;
    if (bid !== limit) ahead = min(order.ahead ?? 0n, 0n);
    else if (order.ahead === undefined) ahead = shown;
    else ahead = order.isBest ? order.ahead : min(order.ahead, shown);
    const offered = max(0n, (market.volume * SHARE) / 2n - this.#used[side]);
    const excess = max(0n, offered - max(0n, ahead));
    const before = max(0n, -ahead);
    const reach = excess + before;
    const isWhole = reach >= order.left;
    const quantity = isWhole ? order.left : reach - (reach % SHARE);
    this.#used[side] += isWhole ? max(0n, order.left - before) : excess;
    order.isBest = true;
    order.ahead = excess === 0n && before === 0n ? ahead - offered : quantity - reach;
    if (quantity > 0n) this.#fill(order, quantity, limit);
  }

  #fill(order: Open, quantity: bigint, price: bigint): void {
    const notional = notionalOf(quantity, price);
    const due = (q: bigint, n: bigint) =>
      order.side === 'buy' ? 0n : up(n * 2_780n, 10n ** 8n) + min(830n, up(q * 166n, 10n ** 10n));
    const before = order.filled === 0n ? 0n : due(order.filled, order.notional);
    order.filled += quantity;
    order.notional += notional;
    order.left -= quantity;
    const fees = min(notional, due(order.filled, order.notional) - before);
    this.cash += (order.side === 'buy' ? -notional : notional) - fees;
    this.held += order.side === 'buy' ? quantity : -quantity;
    this.fills.push({ order: order.number, quantity, price, fees });
  }
}
