import type { OrderPreview, OrderRequest } from '@finally/contract';
import { ZERO_CENTS } from '../kernel/money.ts';
import type { Order } from '../ledger/order.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { AgentTrading, LedgerView } from '../ledger/view.ts';
import type { FollowedTickers } from '../market/index.ts';
import type { OrderDecider, Trader } from './order-decider.ts';
import { refusedPreview, toPreview } from './preview-mapping.ts';

export interface OrderServiceOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'portfolio' | 'tradedInDay' | 'traded'>;
  readonly decider: Pick<OrderDecider, 'order' | 'preview'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
}

/** The orders of an account. For now it only previews them. */
export class OrderService {
  readonly #options: OrderServiceOptions;

  constructor(options: OrderServiceOptions) {
    this.#options = options;
  }

  /** Returns the effect an order would have now, decided as a trade is. Stores nothing. */
  async preview(request: OrderRequest, by: Trader): Promise<OrderPreview> {
    const { decider, followed } = this.#options;
    const order = await decider.order(request, by);
    if (!order.ok) return refusedPreview(order.error);
    return followed.during(order.value.ticker, async () => {
      const judge = await decider.preview(order.value, by);
      return toPreview(judge(await this.#view(order.value)));
    });
  }

  /** Loads the state for an order, as the ledger does for a trade. */
  async #view(order: Order): Promise<LedgerView> {
    const { account_id, ledger } = this.#options;
    const { account, positions } = await ledger.portfolio(account_id);
    return {
      account,
      positions,
      position: positions.find(({ ticker }) => ticker === order.ticker) ?? null,
      earlier: null,
      agent_trading: order.by_agent ? await this.#agentTrading(order) : null,
    };
  }

  async #agentTrading({ cause }: Order): Promise<AgentTrading> {
    const { account_id, ledger } = this.#options;
    return {
      traded_cents: cause === null ? ZERO_CENTS : await ledger.traded(account_id, cause),
      day: await ledger.tradedInDay(account_id),
    };
  }
}
