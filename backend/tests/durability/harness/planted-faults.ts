import { cents, quantityE6 } from '../../../src/kernel/money.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { LedgerState } from '../../../src/ledger/account.ts';
import { type Fill, fillSale } from '../../../src/ledger/fill.ts';
import type { Order } from '../../../src/ledger/order.ts';
import type { Seams } from '../../support/ledger.ts';

/** A mistake that the product could contain, injected between its parts. */
export interface PlantedFault {
  readonly what: string;
  /** Created for each run, because some of them hold state. */
  readonly seams: () => Seams;
}

type Altered = (fill: Fill, state: LedgerState, order: Order) => Fill;

/** Alters the ledger's decisions before they are written. */
const deciding = (what: string, alter: Altered): PlantedFault => ({
  what,
  seams: () => ({
    ledger: (real) => ({
      ...real,
      execute: (account_id, order, decide) =>
        real.execute(account_id, order, (state) => {
          const decision = decide(state);
          if (!decision.ok || decision.value.kind === 'repeated') return decision;
          return ok({ kind: 'filled', fill: alter(decision.value.fill, state, order) });
        }),
    }),
  }),
});

/** Changes a fill's notional, and adjusts the dependent fields so that the rows stay consistent. */
function atNotional(fill: Fill, { side }: Order, notional: bigint): Fill {
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
    ledger: (real) => ({
      ...real,
      execute: (account_id, order, decide) =>
        real.execute(account_id, order, (state) => {
          const cash_cents = cents(Math.max(0, state.account.cash_cents + more));
          const seen = cash_cents - state.account.cash_cents;
          const decision = decide({ ...state, account: { ...state.account, cash_cents } });
          if (!decision.ok || decision.value.kind === 'repeated') return decision;
          const { fill } = decision.value;
          const { account } = fill;
          const paid = { ...account, cash_cents: cents(Math.max(0, account.cash_cents - seen)) };
          return ok({ kind: 'filled', fill: { ...fill, account: paid } });
        }),
    }),
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
      ledger: (real) => ({
        ...real,
        async execute(account_id, order, decide) {
          const { client_order_id } = order;
          const again = client_order_id !== null && seen.has(client_order_id);
          const asked = again ? { ...order, client_order_id: null } : order;
          const trade = await real.execute(account_id, asked, decide);
          if (trade.ok && client_order_id !== null) seen.add(client_order_id);
          return trade.ok ? ok({ ...trade.value, client_order_id }) : trade;
        },
      }),
    };
  },
};

/** Answers a different order with a used id with the first order's receipt. */
const credulous: PlantedFault = {
  what: 'another order under the same id is taken for a retry',
  seams: () => ({
    ledger: (real) => ({
      ...real,
      async execute(account_id, order, decide) {
        const trade = await real.execute(account_id, order, decide);
        if (trade.ok || trade.error.code !== 'client_order_id_conflict') return trade;
        const all = await real.trades(account_id, { limit: 500 });
        const first = all.find(({ client_order_id }) => client_order_id === order.client_order_id);
        return first ? ok(first) : trade;
      },
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
