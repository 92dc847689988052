/** A position in whole millionths of a share and whole cents. */
interface Holding {
  readonly quantity: bigint;
  readonly basis: bigint;
  readonly realized: bigint;
  /** Basis and quantity when shares were last bought. */
  readonly bought: { readonly basis: bigint; readonly quantity: bigint };
}

const NONE: Holding = {
  quantity: 0n,
  basis: 0n,
  realized: 0n,
  bought: { basis: 0n, quantity: 0n },
};

/** What a receipt says of the account after its trade. */
export interface Outcome {
  readonly position: {
    readonly quantity: number;
    readonly avg_cost: number;
    readonly cost_basis: number;
    readonly realized_pnl: number;
  } | null;
  readonly realized_pnl: number;
}

/** Divides two positive numbers and rounds to the nearest whole number, ties to even. */
function nearest(numerator: bigint, denominator: bigint): bigint {
  const below = numerator / denominator;
  const rest = 2n * (numerator - below * denominator);
  if (rest < denominator) return below;
  if (rest > denominator) return below + 1n;
  return below % 2n === 0n ? below : below + 1n;
}

/** Multiplies millionths of a share by ten-thousandths of a dollar; returns cents. */
const value = (quantity: bigint, price: bigint): bigint => nearest(quantity * price, 100_000_000n);

/**
 * A reference ledger in a few lines of BigInt arithmetic. Shares no code with the product, so that
 * it can check it.
 */
export class BigIntLedger {
  readonly start: bigint;
  cash: bigint;
  realized = 0n;
  readonly holdings = new Map<string, Holding>();

  constructor(start: bigint) {
    this.start = start;
    this.cash = start;
  }

  copy(): BigIntLedger {
    const copy = new BigIntLedger(this.start);
    copy.cash = this.cash;
    copy.realized = this.realized;
    for (const [ticker, holding] of this.holdings) copy.holdings.set(ticker, holding);
    return copy;
  }

  /** Returns every stored number. */
  kept(): bigint[] {
    const holdings = [...this.holdings.values()];
    return [
      this.cash,
      this.realized,
      ...holdings.flatMap(({ quantity, basis, realized }) => [quantity, basis, realized]),
    ];
  }

  held(ticker: string): bigint {
    return this.holdings.get(ticker)?.quantity ?? 0n;
  }

  /** Returns the average price paid for a share that is held, in ten-thousandths of a dollar. */
  average(ticker: string): bigint {
    const { basis, quantity } = (this.holdings.get(ticker) ?? NONE).bought;
    return nearest(basis * 100_000_000n, quantity);
  }

  /** Returns what a receipt says of the account after a trade in `ticker`. */
  outcome(ticker: string): Outcome {
    const holding = this.holdings.get(ticker);
    return {
      position: holding
        ? {
            quantity: Number(holding.quantity) / 1e6,
            avg_cost: Number(this.average(ticker)) / 1e4,
            cost_basis: Number(holding.basis) / 100,
            realized_pnl: Number(holding.realized) / 100,
          }
        : null,
      realized_pnl: Number(this.realized) / 100,
    };
  }

  cost(quantity: bigint, price: bigint): bigint {
    return value(quantity, price);
  }

  /**
   * Buys.
   *
   * @returns the notional and the realized profit, in cents
   */
  buy(ticker: string, quantity: bigint, price: bigint): readonly [bigint, bigint] {
    const paid = value(quantity, price);
    const before = this.holdings.get(ticker) ?? NONE;
    this.cash -= paid;
    const after = { quantity: before.quantity + quantity, basis: before.basis + paid };
    this.holdings.set(ticker, { ...after, realized: before.realized, bought: after });
    return [paid, 0n];
  }

  /**
   * Sells shares that are held.
   *
   * @returns the notional and the realized profit, in cents
   */
  sell(ticker: string, quantity: bigint, price: bigint): readonly [bigint, bigint] {
    const before = this.holdings.get(ticker);
    if (!before || before.quantity < quantity) throw new RangeError(`sells ${ticker} it lacks`);
    const got = value(quantity, price);
    const rest = before.quantity - quantity;
    const { bought } = before;
    const basis = rest === 0n ? 0n : nearest(bought.basis * rest, bought.quantity);
    const profit = got - (before.basis - basis);
    this.cash += got;
    this.realized += profit;
    if (rest === 0n) this.holdings.delete(ticker);
    else {
      this.holdings.set(ticker, {
        quantity: rest,
        basis,
        realized: before.realized + profit,
        bought,
      });
    }
    return [got, profit];
  }
}
