import { type QuantityE6, quantityE6 } from '../../kernel/money.ts';

interface Lot {
  quantity_e6: number;
  readonly bought_ms: number;
}

/** What a sale took from the purchases before it. */
export interface SoldLots {
  readonly quantity_e6: QuantityE6;
  /** How long the shares were held: the mean over the shares, in milliseconds. */
  readonly held_ms: number;
}

/**
 * The purchases of one ticker of which something is still held, oldest first. A sale takes the oldest
 * shares first, as tax authorities assume if nothing else is said (first in, first out). Only holding
 * times are taken from here: profits are those of the ledger, at average cost.
 */
export class PurchaseLots {
  readonly #lots: Lot[] = [];

  buy(quantity_e6: QuantityE6, bought_ms: number): void {
    this.#lots.push({ quantity_e6, bought_ms });
  }

  /** Takes shares off; shares beyond those that were bought are not counted. */
  sell(quantity_e6: QuantityE6, sold_ms: number): SoldLots {
    let left: number = quantity_e6;
    // In millionths of a share times milliseconds: beyond what a number holds exactly.
    let weighted = 0n;
    for (let [lot] = this.#lots; lot && left > 0; [lot] = this.#lots) {
      const taken = Math.min(left, lot.quantity_e6);
      weighted += BigInt(taken) * BigInt(Math.max(0, sold_ms - lot.bought_ms));
      lot.quantity_e6 -= taken;
      left -= taken;
      if (lot.quantity_e6 === 0) this.#lots.shift();
    }
    const sold = quantity_e6 - left;
    return {
      quantity_e6: quantityE6(sold),
      held_ms: sold === 0 ? 0 : Number(weighted / BigInt(sold)),
    };
  }
}
