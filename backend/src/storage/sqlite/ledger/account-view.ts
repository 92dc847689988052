import type { Ticker } from '@finally/contract';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { CommandView } from '../../../ledger/command.ts';
import type { FillMemory } from '../../../ledger/orders/matching/market.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { AgentTrading, CountedOrder, EarlierOrder } from '../../../ledger/view.ts';

/** What is read only if it is asked for. */
interface Deferred {
  countOpen(): number;
  memory(ticker: Ticker): FillMemory | undefined;
  /** Read anew each time, because commands of the same transaction may have placed more. */
  counted(ticker: Ticker): readonly CountedOrder[];
}

/** What a command is decided on. */
export class AccountView implements CommandView {
  readonly account: AccountRow;
  readonly positions: ReadonlyMap<Ticker, PositionRow>;
  readonly orders: ReadonlyMap<string, OrderRow>;
  readonly earlier: EarlierOrder | null;
  readonly agent_trading: AgentTrading | null;
  readonly memories: CommandView['memories'];
  readonly #deferred: Deferred;

  constructor(
    { account, positions, orders }: Pick<CommandView, 'account' | 'positions' | 'orders'>,
    { earlier, agent_trading }: Pick<CommandView, 'earlier' | 'agent_trading'>,
    deferred: Deferred,
  ) {
    this.account = account;
    this.positions = positions;
    this.orders = orders;
    this.earlier = earlier;
    this.agent_trading = agent_trading;
    this.memories = { get: (ticker) => deferred.memory(ticker) };
    this.#deferred = deferred;
  }

  get open_orders(): number {
    return this.#deferred.countOpen();
  }

  countedOrders(ticker: Ticker): readonly CountedOrder[] {
    return this.#deferred.counted(ticker);
  }
}
