import type { OrderStepName } from '@finally/contract';
import type { AccountEvent, AccountEvents } from '../../../events/index.ts';
import { averagePrice, type QuantityE6 } from '../../../kernel/money.ts';
import { SerialQueue } from '../../../kernel/serial-queue.ts';
import type { TradeRow } from '../../../ledger/journal/entry.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { LedgerStore } from '../../../ledger/store.ts';
import type { OrderReader } from '../orders/order-reader.ts';
import type { AlpacaOrder } from '../orders/order-to-wire.ts';
import type { ClientSocket } from '../sockets/client-socket.ts';
import { price, quantity } from '../wire/amounts.ts';
import { toUuid } from '../wire/ids.ts';
import { toTime } from '../wire/times.ts';
import { encode } from './messages.ts';
import type { UpdateFeed } from './trading-stream.ts';

/** What Alpaca calls the steps of an order. The others have no event; fills come with their trades. */
const EVENTS: Readonly<Partial<Record<OrderStepName, string>>> = {
  placed: 'new',
  activated: 'new',
  canceled: 'canceled',
  expired: 'expired',
  rejected: 'rejected',
  replaced: 'replaced',
};

/** Events that may wait to be sent to the clients of an account; beyond it they are cut off. */
const WAITING_MAX = 10_000;

export interface TradeUpdateParts {
  readonly events: AccountEvents;
  readonly ledger: Pick<LedgerStore, 'order' | 'trade' | 'entriesOf' | 'portfolio'>;
  readonly readerOf: (account_id: string) => OrderReader;
  /** Called if events could not be read; their clients are cut off, so that they ask for their orders. */
  readonly onError: (error: unknown) => void;
}

/** What happened to an order: a step of its life, or a fill with what is held after it. */
type Step =
  | { readonly order_id: string; readonly step: OrderStepName }
  | { readonly order_id: string; readonly trade: TradeRow; readonly held_e6: number | undefined };

interface Audience {
  readonly clients: Set<ClientSocket>;
  readonly queue: SerialQueue;
  waiting: number;
}

/** Sends what happens to the orders of accounts to the clients that listen, in the order of the ledger. */
export class TradeUpdates implements UpdateFeed {
  readonly #parts: TradeUpdateParts;
  readonly #audiences = new Map<string, Audience>();
  readonly #unsubscribe: () => void;

  constructor(parts: TradeUpdateParts) {
    this.#parts = parts;
    this.#unsubscribe = parts.events.subscribe((committed) => {
      for (const account_id of new Set(committed.map((event) => event.account_id))) {
        this.#take(
          account_id,
          committed.filter((event) => event.account_id === account_id),
        );
      }
    });
  }

  add(account_id: string, client: ClientSocket): () => void {
    const audience = this.#audiences.get(account_id) ?? {
      clients: new Set(),
      queue: new SerialQueue(),
      waiting: 0,
    };
    this.#audiences.set(account_id, audience);
    audience.clients.add(client);
    return () => {
      audience.clients.delete(client);
      if (audience.clients.size === 0 && this.#audiences.get(account_id) === audience) {
        this.#audiences.delete(account_id);
      }
    };
  }

  close(): void {
    this.#unsubscribe();
  }

  /** Sends the events of one commit, behind those of earlier ones. */
  #take(account_id: string, events: readonly AccountEvent[]): void {
    const audience = this.#audiences.get(account_id);
    if (!audience) return;
    if (audience.waiting >= WAITING_MAX) {
      this.#cutOff(audience, 'too many updates wait');
      return;
    }
    audience.waiting += events.length;
    const { clients, queue } = audience;
    void queue
      .run(async () => {
        const steps = await Promise.all(events.map((event) => this.#read(event)));
        for (const step of inMarketOrder(steps.filter((one) => one !== undefined))) {
          const frame = await this.#frameOf(account_id, step);
          if (frame) for (const client of clients) client.send(frame);
        }
      })
      .catch((error: unknown) => {
        this.#parts.onError(error);
        this.#cutOff(audience, 'updates could not be read');
      })
      .finally(() => {
        audience.waiting -= events.length;
      });
  }

  #cutOff({ clients }: Audience, reason: string): void {
    for (const client of clients) client.close(reason);
  }

  /** Reads what an event says of an order; undefined if it says nothing. */
  async #read({ account_id, change }: AccountEvent): Promise<Step | undefined> {
    if (change.kind === 'order') return { order_id: change.order_id, step: change.change };
    if (change.kind !== 'portfolio' || change.change !== 'trade') return undefined;
    const trade = await this.#parts.ledger.trade(account_id, change.trade_id);
    const held_e6 = change.is_held ? change.outcome?.position?.quantity_e6 : 0;
    return trade && { order_id: trade.order_id, trade, held_e6 };
  }

  #frameOf(account_id: string, step: Step): Promise<Uint8Array | undefined> {
    return 'trade' in step
      ? this.#fillFrame(account_id, step.trade, step.held_e6)
      : this.#stepFrame(account_id, step.order_id, step.step);
  }

  async #stepFrame(
    account_id: string,
    order_id: string,
    step: OrderStepName,
  ): Promise<Uint8Array | undefined> {
    const event = EVENTS[step];
    const order = event && (await this.#parts.ledger.order(account_id, order_id));
    if (!order) return undefined;
    const reader = this.#parts.readerOf(account_id);
    const isNew = event === 'new';
    if (isNew && !(await this.#entersMarket(reader, order, step))) return undefined;
    const shown = await reader.show(order);
    // Of a pair of exits the stop is held behind the take-profit, which has no event.
    if (isNew && shown.status === 'held') return undefined;
    return encode({
      stream: 'trade_updates',
      data: {
        event,
        execution_id: executionId(order, step),
        order: isNew ? asPlaced(shown) : shown,
        timestamp: isNew ? shown.created_at : shown.updated_at,
      },
    });
  }

  /** An exit enters the market when its entry is filled, and every other order when it is placed. */
  async #entersMarket(reader: OrderReader, order: OrderRow, step: OrderStepName): Promise<boolean> {
    const group = await reader.groupOf(order);
    const waits = order.role !== 'entry' && group.some(({ role }) => role === 'entry');
    return (step === 'activated') === waits;
  }

  async #fillFrame(
    account_id: string,
    trade: TradeRow,
    held_e6: number | undefined,
  ): Promise<Uint8Array | undefined> {
    const { ledger, readerOf } = this.#parts;
    const order = await ledger.order(account_id, trade.order_id);
    if (!order) return undefined;
    const fills = await ledger.entriesOf(account_id, trade.order_id);
    const until = fills.slice(0, fills.findIndex(({ id }) => id === trade.id) + 1);
    const filled_e6 = until.reduce((sum, fill) => sum + fill.quantity_e6, 0);
    const isWhole = filled_e6 >= order.quantity_e6;
    const at = toTime(Date.parse(trade.executed_at));
    const position = held_e6 ?? (await this.#held(account_id, trade));
    return encode({
      stream: 'trade_updates',
      data: {
        event: isWhole ? 'fill' : 'partial_fill',
        execution_id: trade.id,
        order: {
          ...(await readerOf(account_id).show(order)),
          // As it was right after this fill, whatever has happened since.
          status: isWhole ? 'filled' : 'partially_filled',
          filled_qty: quantity(filled_e6 as QuantityE6),
          filled_avg_price: price(averagePrice(until)),
          filled_at: isWhole ? at : null,
          canceled_at: null,
          updated_at: at,
        },
        timestamp: at,
        price: price(trade.price_e4),
        qty: quantity(trade.quantity_e6),
        position_qty: quantity(position),
      },
    });
  }

  async #held(account_id: string, { ticker }: TradeRow): Promise<number> {
    const { positions } = await this.#parts.ledger.portfolio(account_id);
    return positions.find((position) => position.ticker === ticker)?.quantity_e6 ?? 0;
  }
}

/** The ledger tells trades before it tells the orders that they fill; clients hear of an order first. */
function inMarketOrder(steps: readonly Step[]): ReadonlySet<Step> {
  const placed = new Map(
    steps.flatMap((one) => ('step' in one && one.step === 'placed' ? [[one.order_id, one]] : [])),
  );
  const sorted = new Set<Step>();
  for (const step of steps) {
    const before = placed.get(step.order_id);
    if (before) sorted.add(before);
    sorted.add(step);
  }
  return sorted;
}

/** The id of an execution: those of steps are made of the order, since each happens once. */
const executionId = ({ id }: OrderRow, step: OrderStepName): string =>
  toUuid('execution', `${id}:${step}`);

/** An order as it was when it came into the market. */
const asPlaced = (order: AlpacaOrder): AlpacaOrder => ({
  ...order,
  status: 'new',
  filled_qty: '0',
  filled_avg_price: null,
  filled_at: null,
  canceled_at: null,
  expired_at: null,
  failed_at: null,
  replaced_at: null,
  replaced_by: null,
  updated_at: order.created_at,
});
