import type { OrderPreview, OrderRequest } from '@finally/contract';
import { ok } from '../kernel/result.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { FollowedTickers } from '../market/index.ts';
import { fillOf, type OrderDecider, type Trader, type Verdict } from './order-decider.ts';
import { refusedPreview, toPreview } from './preview-mapping.ts';

export interface OrderPreviewerOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'rehearse'>;
  readonly decider: Pick<OrderDecider, 'order' | 'preview'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
}

/** Says what an order would do. */
export class OrderPreviewer {
  readonly #options: OrderPreviewerOptions;

  constructor(options: OrderPreviewerOptions) {
    this.#options = options;
  }

  /**
   * Returns what an order would do now. It is decided and written as a trade is, and rolled back.
   *
   * @throws what a trade would throw, if the database cannot be written
   */
  async preview(request: OrderRequest, by: Trader): Promise<OrderPreview> {
    const { account_id, decider, followed, ledger } = this.#options;
    const order = await decider.order(request, by);
    if (!order.ok) return refusedPreview(order.error);
    return followed.during(order.value.ticker, async () => {
      const judge = await decider.preview(order.value, by);
      let verdict: Verdict | undefined;
      await ledger.rehearse(account_id, order.value, (view) => {
        verdict = judge(view);
        const fill = fillOf(verdict);
        return fill.ok ? ok({ kind: 'filled', fill: fill.value }) : fill;
      });
      if (!verdict) throw new Error('the order was not judged');
      return toPreview(verdict);
    });
  }
}
