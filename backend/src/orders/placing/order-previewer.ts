import {
  type OrderPreview,
  type OrderRequest,
  refusedPreview,
  type Ticker,
} from '@finally/contract';
import { ok } from '../../kernel/result.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { ValueAccount } from '../../ledger/valuation.ts';
import type { FollowedTickers } from '../../market/index.ts';
import type { Trader } from './order-guards.ts';
import type { OrderPlacer, Placement } from './order-placer.ts';
import { toPreview } from './preview-mapping.ts';

export interface OrderPreviewerOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'rehearse'>;
  readonly valuer: { prepare(): Promise<ValueAccount> };
  readonly placer: OrderPlacer;
  readonly followed: Pick<FollowedTickers, 'during'>;
}

/** Says what an order would do. */
export class OrderPreviewer {
  readonly #options: OrderPreviewerOptions;

  constructor(options: OrderPreviewerOptions) {
    this.#options = options;
  }

  /**
   * Returns what an order would do now. It is placed as `OrderService.place` does, and rolled back.
   *
   * @throws what placing it would throw, if the database cannot be written
   */
  async preview(request: OrderRequest, by: Trader): Promise<OrderPreview> {
    const placement = await this.#options.placer.prepare(request, by);
    return placement.ok
      ? this.rehearse(request.ticker, placement.value)
      : refusedPreview(placement.error);
  }

  /**
   * Returns what a placement would do now: it is placed and rolled back.
   *
   * @throws what placing it would throw, if the database cannot be written
   */
  rehearse(ticker: Ticker, { keys, decide }: Placement): Promise<OrderPreview> {
    const { account_id, followed, ledger, valuer } = this.#options;
    return followed.during(ticker, async () => {
      const valueAccount = await valuer.prepare();
      let preview: OrderPreview | undefined;
      await ledger.rehearse(account_id, keys, (view) => {
        const placed = decide(view);
        if (!placed.ok) {
          preview = refusedPreview(placed.error);
          return placed;
        }
        preview = toPreview(view, placed.value, valueAccount);
        return ok({ value: undefined, outcome: placed.value.outcome });
      });
      if (!preview) throw new Error('the order was not decided');
      return preview;
    });
  }
}
