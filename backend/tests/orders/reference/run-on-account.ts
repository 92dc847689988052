import type { PlacedOrder } from '@finally/contract';
import { CENTS_SCALE, PRICE_SCALE, QUANTITY_SCALE } from '../../../src/kernel/money.ts';
import { type OrderRow, remainingOf } from '../../../src/ledger/orders/order-row.ts';
import type { FillExplanation } from '../../../src/orders/fills/explanation/explanation.ts';
import { CaseAccount } from './case-account.ts';
import { bookIn, marketStepOf } from './case-market.ts';
import { changeOf, requestOf } from './case-request.ts';
import type { ReferenceCase } from './reference-case.ts';

type Expected = ReferenceCase['expected'];

/** What came of a case: for each thing that it expects the same fields, in decimal text. */
export interface Told {
  readonly expected: unknown;
  readonly got: unknown;
}

/** Returns a whole number of units as a decimal, as cases write it. */
const decimal = (units: number, scale: number): string => {
  const digits = Math.abs(units)
    .toString()
    .padStart(scale + 1, '0');
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
  return units < 0 ? `-${text}` : text;
};
const price = (units: number) => decimal(units, PRICE_SCALE);
const shares = (units: number) => decimal(units, QUANTITY_SCALE);
const money = (units: number) => decimal(units, CENTS_SCALE);

/** Runs a case through the orders of an account, and compares what it expects. */
export async function runOnAccount(given: ReferenceCase): Promise<Told> {
  if (given.account.margin) throw new Error('there are no margin accounts yet');
  const account = new CaseAccount(given);
  try {
    await account.start();
    return await new Run(given, account).run();
  } finally {
    await account.close();
  }
}

class Run {
  readonly #given: ReferenceCase;
  readonly #account: CaseAccount;
  /** The orders by their names in the case; after a replacement the new one. */
  readonly #named = new Map<string, string>();
  /** The names of all orders, replaced ones included. */
  readonly #names = new Map<string, string>();
  readonly #refusals = new Map<string, string>();
  readonly #told: { expected: unknown; got: unknown }[] = [];

  constructor(given: ReferenceCase, account: CaseAccount) {
    this.#given = given;
    this.#account = account;
  }

  async run(): Promise<Told> {
    const { market, commands, expected } = this.#given;
    for (const { step, tickers } of market) {
      const steps = new Map(
        Object.entries(tickers).flatMap(([ticker, named]) => {
          const book = bookIn(this.#given, named);
          return book ? [[ticker, marketStepOf(this.#given, ticker, step, book)] as const] : [];
        }),
      );
      await this.#account.step(step, steps);
      for (const command of commands) if (command.step === step) await this.#command(command);
      await this.#account.settle();
      this.#compareStops(expected.stops.filter((stop) => stop.step === step));
      await this.#compareOrders(expected.orders.filter((order) => order.step === step));
    }
    await this.#compareFills(expected.fills);
    await this.#compareOrders(expected.orders.filter((order) => order.step === undefined));
    await this.#compareAccount(expected.account);
    return {
      expected: this.#told.map((told) => told.expected),
      got: this.#told.map((told) => told.got),
    };
  }

  async #command({ order: name, place, replace, cancel }: ReferenceCase['commands'][number]) {
    const { orders, by } = this.#account;
    if (place) {
      const placed = await orders.place(requestOf(place), by);
      if (!placed.ok) this.#refusals.set(name, placed.error.code);
      else this.#name(name, placed.value);
    }
    const id = this.#named.get(name) ?? name;
    if (replace) {
      const replaced = await orders.replace(id, changeOf(replace), by);
      if (!replaced.ok) this.#refusals.set(name, replaced.error.code);
      else this.#name(name, replaced.value);
    }
    if (cancel) {
      const canceled = await orders.cancel(id, by);
      if (!canceled.ok) this.#refusals.set(name, canceled.error.code);
    }
    await this.#account.settle();
  }

  /** An order and its exits: `a`, `a.take_profit`, `a.stop_loss`. */
  #name(name: string, { order }: PlacedOrder): void {
    this.#setName(name, order.id);
    for (const { id, role } of order.legs) {
      if (role === 'take_profit' || role === 'stop_loss') this.#setName(`${name}.${role}`, id);
    }
  }

  #setName(name: string, id: string): void {
    this.#named.set(name, id);
    if (!this.#names.has(id)) this.#names.set(id, name);
  }

  async #row(name: string): Promise<OrderRow | undefined> {
    const { ledger, account_id } = this.#account;
    return ledger.order(account_id, this.#named.get(name) ?? name);
  }

  /** Compares the fields that are expected. */
  #tell<Fields extends object>(
    expected: Fields,
    got: Readonly<Record<keyof Fields, unknown>>,
  ): void {
    const names = Object.keys(expected) as (keyof Fields)[];
    const given = names.filter((name) => expected[name] !== undefined);
    this.#told.push({
      expected: Object.fromEntries(given.map((name) => [name, expected[name]])),
      got: Object.fromEntries(given.map((name) => [name, got[name]])),
    });
  }

  #compareStops(stops: Expected['stops']): void {
    for (const { order, step, stop } of stops) {
      const kept = this.#account.book.get(this.#named.get(order) ?? '')?.order.stop_price_e4;
      const got = kept == null ? null : price(kept);
      this.#tell({ order, step, stop: price(stop) }, { order, step, stop: got });
    }
  }

  async #compareOrders(orders: Expected['orders']): Promise<void> {
    for (const one of orders) {
      const row = await this.#row(one.order);
      this.#tell(
        {
          ...one,
          filled: one.filled === undefined ? undefined : shares(one.filled),
          left: one.left === undefined ? undefined : shares(one.left),
          notional: one.notional === undefined ? undefined : money(one.notional),
          fees: one.fees === undefined ? undefined : money(one.fees),
          reserved: one.reserved === undefined ? undefined : money(one.reserved),
          reserved_shares:
            one.reserved_shares === undefined ? undefined : shares(one.reserved_shares),
        },
        {
          order: one.order,
          step: one.step,
          state: row?.state,
          reason: row?.reason ?? undefined,
          filled: row && shares(row.filled_e6),
          left: row && shares(remainingOf(row)),
          notional: row && money(row.filled_cents),
          fees: row && money(row.fees_cents),
          reserved: row && money(row.reserved_cents),
          reserved_shares: row && shares(row.reserved_e6),
          refusal: this.#refusals.get(one.order),
        },
      );
    }
  }

  async #compareFills(expected: Expected['fills']): Promise<void> {
    if (!expected) return;
    const fills = await this.#fills();
    const count = Math.max(expected.length, fills.length);
    for (let place = 0; place < count; place++) {
      const wanted = expected[place];
      const got = fills[place];
      if (!wanted) this.#told.push({ expected: 'no further fill', got });
      else if (!got) this.#told.push({ expected: wanted, got: 'no further fill' });
      else {
        this.#tell(
          {
            ...wanted,
            quantity: shares(wanted.quantity),
            price: price(wanted.price),
            notional: wanted.notional === undefined ? undefined : money(wanted.notional),
            fees: wanted.fees === undefined ? undefined : money(wanted.fees),
            hidden: wanted.hidden && {
              before: shares(wanted.hidden.before),
              slip: price(wanted.hidden.slip),
            },
          },
          got,
        );
      }
    }
  }

  /** All fills of the journal, oldest first. */
  async #fills() {
    const { ledger, account_id } = this.#account;
    const { entries } = await ledger.journal(account_id, { ledger: 1, after: 0, limit: 10_000 });
    const fills = entries.filter((entry) => entry.kind === 'fill');
    return Promise.all(
      fills.map(async (fill) => {
        const explained = await ledger.entriesOf(account_id, fill.order_id);
        const trade = explained.find(({ id }) => id === fill.id);
        const explanation = trade?.explanation as FillExplanation | undefined;
        const hidden = explanation?.hidden;
        return {
          order: this.#names.get(fill.order_id) ?? fill.order_id,
          step: explanation?.step,
          quantity: shares(fill.quantity_e6),
          price: price(fill.price_e4),
          notional: money(fill.notional_cents),
          liquidity: fill.liquidity,
          fees: money(fill.fees_cents),
          hidden: hidden && { before: String(hidden.before), slip: String(hidden.slip) },
        };
      }),
    );
  }

  async #compareAccount(expected: Expected['account']): Promise<void> {
    if (!expected) return;
    const { ledger, account_id } = this.#account;
    const { account, positions } = await ledger.portfolio(account_id);
    const text = (value: number | undefined) => (value === undefined ? undefined : money(value));
    this.#tell(
      {
        cash: text(expected.cash),
        reserved: text(expected.reserved),
        buying_power: text(expected.buying_power),
        positions:
          expected.positions &&
          Object.fromEntries(
            Object.entries(expected.positions).map(([ticker, held]) => [ticker, shares(held)]),
          ),
      },
      {
        cash: money(account.cash_cents),
        reserved: money(account.reserved_cents),
        buying_power: money(account.cash_cents - account.reserved_cents),
        positions: Object.fromEntries(
          positions.map(({ ticker, quantity_e6 }) => [ticker, shares(quantity_e6)]),
        ),
      },
    );
  }
}
