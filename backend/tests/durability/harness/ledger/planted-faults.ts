import { cents, quantityE6 } from '../../../../src/kernel/money.ts';
import { ok } from '../../../../src/kernel/result.ts';
import type { AccountRow, LedgerState } from '../../../../src/ledger/account.ts';
import type { CommandView } from '../../../../src/ledger/command.ts';
import { type Fill, fillSale } from '../../../../src/ledger/fill.ts';
import type { DeskOutcome } from '../../../../src/ledger/orders/desk.ts';
import type { OrderRow } from '../../../../src/ledger/orders/order-row.ts';
import type { LedgerStore } from '../../../../src/ledger/store.ts';
import type { Seams } from '../../../support/trading/ledger.ts';

/** A mistake that the product could contain, injected between its parts. */
export interface PlantedFault {
  readonly what: string;
  /** Created for each run, because some of them hold state. */
  readonly seams: () => Seams;
}

type Altered = (fill: Fill, state: LedgerState, order: Pick<OrderRow, 'side'>) => Fill;

/** Alters what a command comes to before it is written. */
const altering = (
  real: LedgerStore,
  alter: (outcome: DeskOutcome, view: CommandView) => DeskOutcome,
  see = (view: CommandView): CommandView => view,
): LedgerStore => ({
  ...real,
  command: (account_id, keys, decide) =>
    real.command(account_id, keys, (view) => {
      const decision = decide(see(view));
      if (!decision.ok || !decision.value.outcome) return decision;
      return ok({ ...decision.value, outcome: alter(decision.value.outcome, view) });
    }),
});

/** Alters the ledger's decisions before they are written. */
const deciding = (what: string, alter: Altered): PlantedFault => ({
  what,
  seams: () => ({
    ledger: (real) =>
      altering(real, (outcome, { account, positions }) => {
        const [only] = outcome.fills;
        if (!only) return outcome;
        const { ticker } = only.order;
        const state = { account, position: positions.get(ticker) ?? null };
        const fill = alter(only.fill, state, only.order);
        const order = { ...only.order, filled_cents: fill.notional_cents };
        return {
          ...outcome,
          account: fill.account,
          positions: new Map([[ticker, fill.position]]),
          orders: [order],
          fills: [{ ...only, order, fill }],
        };
      }),
  }),
});

/** Changes a fill's notional, and adjusts the dependent fields so that the rows stay consistent. */
function atNotional(fill: Fill, { side }: Pick<OrderRow, 'side'>, notional: bigint): Fill {
  const more = Number(notional) - fill.notional_cents;
  const gain = side === 'sell' ? more : 0;
  const { account, position } = fill;
  return {
    ...fill,
    notional_cents: cents(fill.notional_cents + more),
    realized_pnl_cents: cents(fill.realized_pnl_cents + gain),
    account: {
      ...account,
      cash_cents: cents(account.cash_cents + (side === 'sell' ? more : -more)),
      realized_pnl_cents: cents(account.realized_pnl_cents + gain),
    },
    position: position && {
      ...position,
      cost_basis_cents: cents(position.cost_basis_cents + (side === 'buy' ? more : 0)),
      bought_cents: cents(position.bought_cents + (side === 'buy' ? more : 0)),
      realized_pnl_cents: cents(position.realized_pnl_cents + gain),
    },
  };
}

const product = ({ price_e4, quantity_e6 }: Fill): bigint => BigInt(quantity_e6) * BigInt(price_e4);

const withRealized = (fill: Fill, realized: number): Fill => ({
  ...fill,
  realized_pnl_cents: cents(realized),
  account: {
    ...fill.account,
    realized_pnl_cents: cents(fill.account.realized_pnl_cents - fill.realized_pnl_cents + realized),
  },
});

/** A ledger that decides as if the account had `more` cents of cash. */
const withCash = (what: string, more: number): PlantedFault => ({
  what,
  seams: () => ({
    ledger: (real) => {
      const seen = ({ cash_cents }: AccountRow) => cents(Math.max(0, cash_cents + more));
      return altering(
        real,
        (outcome, { account: before }) => {
          const cash = outcome.account.cash_cents - (seen(before) - before.cash_cents);
          const account = { ...outcome.account, cash_cents: cents(Math.max(0, cash)) };
          const fills = outcome.fills.map((one) => ({ ...one, fill: { ...one.fill, account } }));
          return { ...outcome, account, fills };
        },
        (view) => {
          const account = { ...view.account, cash_cents: seen(view.account) };
          return { ...view, open_orders: view.open_orders, account };
        },
      );
    },
  }),
});

/** Writes each trade a second time, with another id. */
const doubling: PlantedFault = {
  what: 'a trade is written down twice',
  seams: () => ({
    connection: (real) => ({
      ...real,
      change: (work) =>
        real.change((transaction) =>
          work({
            ...transaction,
            insert(sql, ...values) {
              if (sql.includes('INSERT INTO entries')) {
                const [id, ...others] = values;
                transaction.insert(sql, `${id}-again`, ...others);
              }
              return transaction.insert(sql, ...values);
            },
          }),
        ),
    }),
  }),
};

/** Treats retries as new orders but answers them as retries. */
const forgetful: PlantedFault = {
  what: 'a retry is not recognized',
  seams: () => {
    const seen = new Set<string>();
    return {
      ledger: (real) => {
        const unnamed = altering(real, (outcome) => {
          const withoutId = (order: OrderRow) => ({ ...order, client_order_id: null });
          const fills = outcome.fills.map((one) => ({ ...one, order: withoutId(one.order) }));
          return { ...outcome, orders: outcome.orders.map(withoutId), fills };
        });
        return {
          ...real,
          async command(account_id, keys, decide) {
            const { client_order_id } = keys;
            if (client_order_id === null) return real.command(account_id, keys, decide);
            const again = seen.has(client_order_id);
            const done = again
              ? await unnamed.command(account_id, { ...keys, client_order_id: null }, decide)
              : await real.command(account_id, keys, decide);
            if (!done.ok) return done;
            seen.add(client_order_id);
            const trades = done.value.trades.map((trade) => ({ ...trade, client_order_id }));
            return ok({ ...done.value, trades });
          },
        };
      },
    };
  },
};

/** Answers a different order with a used id with the first order's receipt. */
const credulous: PlantedFault = {
  what: 'another order under the same id is taken for a retry',
  seams: () => ({
    ledger: (real) => ({
      ...real,
      command: (account_id, keys, decide) =>
        real.command(account_id, keys, (view) => {
          const decision = decide(view);
          const isTaken = !decision.ok && decision.error.code === 'client_order_id_conflict';
          if (!isTaken || !view.earlier) return decision;
          // The value of a placement is its order.
          return ok({ value: view.earlier.order as never, outcome: null });
        }),
    }),
  }),
};

export const PLANTED_FAULTS: readonly PlantedFault[] = [
  deciding('a notional is rounded down', (fill, _state, order) =>
    atNotional(fill, order, product(fill) / 100_000_000n),
  ),
  deciding('half a cent is always rounded up', (fill, _state, order) =>
    atNotional(fill, order, (product(fill) + 50_000_000n) / 100_000_000n),
  ),
  deciding('a sale does not reduce the basis', (fill, state, { side }) =>
    side === 'sell' && fill.position && state.position
      ? {
          ...fill,
          position: { ...fill.position, cost_basis_cents: state.position.cost_basis_cents },
        }
      : fill,
  ),
  deciding('a sale moves the average cost', (fill, _state, { side }) =>
    side === 'sell' && fill.position
      ? {
          ...fill,
          position: {
            ...fill.position,
            bought_cents: fill.position.cost_basis_cents,
            bought_e6: fill.position.quantity_e6,
          },
        }
      : fill,
  ),
  deciding('a purchase after a sale is added to all that was ever bought', (fill, { position }) =>
    fill.position && position && fill.position.quantity_e6 > position.quantity_e6
      ? {
          ...fill,
          position: {
            ...fill.position,
            bought_cents: cents(position.bought_cents + fill.notional_cents),
            bought_e6: quantityE6(position.bought_e6 + fill.quantity_e6),
          },
        }
      : fill,
  ),
  deciding('the basis is a share of what sales before have left of it', (fill, state, { side }) =>
    side === 'sell' && state.position
      ? fillSale(state.account, state.position, fill.quantity_e6, fill.price_e4, 1)
      : fill,
  ),
  deciding('realized profit is not recorded', (fill) => withRealized(fill, 0)),
  deciding('a full sale leaves cents of the basis behind', (fill, { position }) => {
    if (fill.position || !position) return fill;
    const shares = position.quantity_e6 / 1e6;
    const average = Math.floor(position.cost_basis_cents / shares);
    return withRealized(fill, fill.notional_cents - Math.floor(average * shares));
  }),
  deciding('a position forgets what it realized', (fill, _state, { side }) =>
    side === 'buy' && fill.position
      ? { ...fill, position: { ...fill.position, realized_pnl_cents: cents(0) } }
      : fill,
  ),
  withCash('an order for the last cent is refused', -1),
  withCash('an order for a cent more than there is is filled', 1),
  forgetful,
  doubling,
  credulous,
];
