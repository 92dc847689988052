import type { Ticker } from '@finally/contract';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { CommandView } from '../../../ledger/command.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { AgentTrading, EarlierOrder } from '../../../ledger/view.ts';

/** What a command is decided on. Open orders are counted only if they are asked for. */
export class AccountView implements CommandView {
  readonly account: AccountRow;
  readonly positions: ReadonlyMap<Ticker, PositionRow>;
  readonly orders: ReadonlyMap<string, OrderRow>;
  readonly earlier: EarlierOrder | null;
  readonly agent_trading: AgentTrading | null;
  readonly #countOpen: () => number;

  constructor(
    { account, positions, orders }: Pick<CommandView, 'account' | 'positions' | 'orders'>,
    { earlier, agent_trading }: Pick<CommandView, 'earlier' | 'agent_trading'>,
    countOpen: () => number,
  ) {
    this.account = account;
    this.positions = positions;
    this.orders = orders;
    this.earlier = earlier;
    this.agent_trading = agent_trading;
    this.#countOpen = countOpen;
  }

  get open_orders(): number {
    return this.#countOpen();
  }
}
