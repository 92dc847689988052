/**
 * The walk through the book and the impact of hidden liquidity, written down from the specification a
 * second time and sharing no code with the first: plain BigInt, no rounding but where the formula rounds.
 */

export interface SpecifiedLevel {
  readonly price: bigint;
  readonly size: bigint;
}

export interface Specified {
  readonly side: 'buy' | 'sell';
  /** Millionths of a share. */
  readonly quantity: bigint;
  /** Best first. Prices in 1/10,000 dollar, sizes in millionths of a share. */
  readonly levels: readonly SpecifiedLevel[];
  readonly best: bigint;
  /** The worst price allowed. */
  readonly cap: bigint;
  readonly adv: bigint;
  readonly sigma: bigint;
  /** Y in hundredths; undefined if nothing is hidden. */
  readonly y: bigint | undefined;
  /** What was taken before: in this step at a price, and hidden lately. */
  readonly takenAt: (price: bigint) => bigint;
  readonly h0: bigint;
}

/** The largest w with w² ≤ n, by trying its bits. */
function isqrt(n: bigint): bigint {
  let root = 0n;
  for (let bit = 64n; bit >= 0n; bit--) {
    const tried = root | (1n << bit);
    if (tried * tried <= n) root = tried;
  }
  return root;
}

const w = (h: bigint, adv: bigint): bigint => isqrt((h * 1_000_000n) / adv);

/** The least whole number of 1/10,000 dollars that is at least the exact slip. */
function slipOf({ sigma, adv, h0 }: Specified, y: bigint, pn: bigint, r: bigint): bigint {
  const h1 = h0 + r;
  const above = 2n * pn * sigma * y * (w(h1, adv) * h1 - w(h0, adv) * h0);
  const below = 3n * 10n ** 14n * (h1 - h0);
  return above % below === 0n ? above / below : above / below + 1n;
}

/** Rows of price and quantity; what is left is not filled in this step. */
export function specifiedRows(given: Specified): { price: bigint; quantity: bigint }[] {
  const { side, levels, best, cap, takenAt, y } = given;
  const sign = side === 'buy' ? 1n : -1n;
  const within = (price: bigint) => sign * price <= sign * cap;
  const reachable = levels.filter(({ price }) => within(price));
  const rows: { price: bigint; quantity: bigint }[] = [];
  let rest = given.quantity;
  for (const { price, size } of reachable) {
    const there = size - takenAt(price);
    const quantity = there < rest ? there : rest;
    if (quantity > 0n) rows.push({ price, quantity });
    if (quantity > 0n) rest -= quantity;
  }
  if (rest === 0n || y === undefined || !within(best)) return rows;
  const pn = reachable.at(-1)?.price ?? best;
  const priceOf = (r: bigint) => pn + sign * slipOf(given, y, pn, r);
  if (within(priceOf(rest))) return [...rows, { price: priceOf(rest), quantity: rest }];
  // Whole shares, as many as the cap allows.
  const share = 1_000_000n;
  let shares = 0n;
  for (let bit = 40n; bit >= 0n; bit--) {
    const tried = shares | (1n << bit);
    if (tried * share <= rest && within(priceOf(tried * share))) shares = tried;
  }
  if (shares === 0n) return rows;
  return [...rows, { price: priceOf(shares * share), quantity: shares * share }];
}
