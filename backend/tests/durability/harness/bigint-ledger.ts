/** A position in whole millionths of a share and whole cents. */
interface Holding {
  readonly quantity: bigint;
  readonly basis: bigint;
  readonly realized: bigint;
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
    const before = this.holdings.get(ticker) ?? { quantity: 0n, basis: 0n, realized: 0n };
    this.cash -= paid;
    this.holdings.set(ticker, {
      quantity: before.quantity + quantity,
      basis: before.basis + paid,
      realized: before.realized,
    });
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
    const basis_sold =
      rest === 0n ? before.basis : nearest(before.basis * quantity, before.quantity);
    const profit = got - basis_sold;
    this.cash += got;
    this.realized += profit;
    if (rest === 0n) this.holdings.delete(ticker);
    else {
      this.holdings.set(ticker, {
        quantity: rest,
        basis: before.basis - basis_sold,
        realized: before.realized + profit,
      });
    }
    return [got, profit];
  }
}
