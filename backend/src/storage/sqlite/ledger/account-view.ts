import type { Ticker } from '@finally/contract';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { CommandView } from '../../../ledger/command.ts';
import type { FillMemory } from '../../../ledger/orders/matching/market.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { AgentTrading, EarlierOrder } from '../../../ledger/view.ts';

/** What is read only if it is asked for. */
interface Deferred {
  countOpen(): number;
  memory(ticker: Ticker): FillMemory | undefined;
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
}
