import type { OrderPreview, OrderRequest } from '@finally/contract';
import { ok } from '../kernel/result.ts';
import { clientIdConflict } from '../ledger/repeat.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { FollowedTickers } from '../market/index.ts';
import { fillOf, type OrderDecider, type Trader } from './order-decider.ts';
import type { OrderPlacer } from './order-placer.ts';
import { isPlainOrder } from './plain-order.ts';
import {
  refusedPreview,
  toPlacementPreview,
  toPreview,
  toRepeatedPreview,
} from './preview-mapping.ts';
import { isRepeat } from './repeated-request.ts';

export interface OrderPreviewerOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'rehearse' | 'rehearseCommand'>;
  readonly decider: Pick<OrderDecider, 'order' | 'preview' | 'valuation'>;
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
   * Returns what an order would do now. It is decided and written as a trade is, and rolled back.
   *
   * @throws what a trade would throw, if the database cannot be written
   */
  async preview(request: OrderRequest, by: Trader): Promise<OrderPreview> {
    if (!isPlainOrder(request)) return this.#previewPlacement(request, by);
    const { account_id, decider, followed, ledger } = this.#options;
    const order = await decider.order(request, by);
    if (!order.ok) return refusedPreview(order.error);
    return followed.during(order.value.ticker, async () => {
      const judge = await decider.preview(order.value, by);
      const valueAccount = await decider.valuation();
      let preview: OrderPreview | undefined;
      await ledger.rehearse(account_id, order.value, (view) => {
        if (view.earlier) {
          preview = isRepeat(view.earlier, request, by)
            ? toRepeatedPreview(view.earlier.order, view.account, view.positions, valueAccount)
            : refusedPreview(clientIdConflict().error);
          return clientIdConflict();
        }
        const verdict = judge(view);
        preview = toPreview(verdict);
        const fill = fillOf(verdict);
        return fill.ok ? ok({ kind: 'filled', fill: fill.value }) : fill;
      });
      if (!preview) throw new Error('the order was not judged');
      return preview;
    });
  }

  /** Places an order as `OrderService.place` does, and rolls it back. */
  async #previewPlacement(request: OrderRequest, by: Trader): Promise<OrderPreview> {
    const { account_id, decider, followed, ledger, placer } = this.#options;
    const placement = await placer.prepare(request, by);
    if (!placement.ok) return refusedPreview(placement.error);
    const { keys, decide } = placement.value;
    return followed.during(request.ticker, async () => {
      const valueAccount = await decider.valuation();
      let preview: OrderPreview | undefined;
      await ledger.rehearseCommand(account_id, keys, (view) => {
        const placed = decide(view);
        if (!placed.ok) {
          preview = refusedPreview(placed.error);
          return placed;
        }
        preview = toPlacementPreview(view, placed.value, valueAccount);
        return ok({ value: undefined, outcome: placed.value.outcome });
      });
      if (!preview) throw new Error('the order was not decided');
      return preview;
    });
  }
}
