import type { Order, OrderChange, Ticker } from '@finally/contract';
import type { Order as NewOrder } from '@/features/orders/confirmation/order-gate-store';
import { ordersApi } from '@/features/orders/orders-api';
import { describeChange } from '@/features/orders/preview/describe-change';
import { askPreview } from '@/features/orders/preview/preview-requests';
import { changeOf } from '@/features/orders/working/move-order';
import { pricesStore } from '@/features/prices/prices-store';
import { changeAndNotify, planExitNow, setExit } from '../exits/set-exit-actions';
import type { MoveNote } from '../lines/label-view';
import type { TradeLine } from '../lines/trade-line';
import { exitAt } from '../menu/price-orders';
import type { Move } from './line-move';

/** The pause in a move after which the server is asked. */
const QUIET_MS = 150;
const AT_MARKET = 'An exit is above or below the last price.';
const PAIR = 'The other exit is canceled, and both are placed as a pair.';

const exitNow = (ticker: Ticker, price: number) => {
  const last = pricesStore.getState().latest[ticker]?.price;
  return last === undefined ? null : exitAt(price, last);
};

async function previewChange(order: Order, change: OrderChange): Promise<MoveNote> {
  const preview = await ordersApi.previewChange(order.id, change);
  const effect = describeChange(order, preview);
  return effect && { text: effect.sentence, isRefused: effect.isRefused };
}

async function previewOrder(order: NewOrder): Promise<MoveNote> {
  if (order.order_class === 'oco') return { text: PAIR, isRefused: false };
  const preview = await askPreview(JSON.stringify(order));
  const effect = preview && describeChange({ state: 'working', side: order.side }, preview);
  return effect && { text: effect.sentence, isRefused: effect.isRefused };
}

/** Returns what a move would do, or why it would be refused; null if the server cannot be asked. */
async function previewMove(ticker: Ticker, { line, price }: Move): Promise<MoveNote> {
  if (line.order) {
    const { order, field } = line.order;
    return previewChange(order, changeOf(order, field, price));
  }
  const exit = exitNow(ticker, price);
  if (exit === null) return { text: AT_MARKET, isRefused: true };
  const plan = planExitNow(ticker, exit, price);
  if (plan.kind === 'impossible') return { text: plan.sentence, isRefused: true };
  return plan.kind === 'change' ? previewChange(plan.order, plan.change) : previewOrder(plan.order);
}

/** Asks the server what a move would do each time that the move pauses. */
export interface MovePreview {
  /** Asks about a move soon; about none if null. */
  ask(ticker: Ticker, move: Move | null): void;
  dispose(): void;
}

export function createMovePreview(tell: (note: MoveNote) => void): MovePreview {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Move | null = null;
  return {
    ask(ticker, move) {
      clearTimeout(timer);
      latest = move;
      if (!move) return;
      timer = setTimeout(() => {
        previewMove(ticker, move).then(
          (note) => latest === move && tell(note),
          // Without an answer the figures of the label are all that is said.
          () => undefined,
        );
      }, QUIET_MS);
    },
    dispose() {
      clearTimeout(timer);
      latest = null;
    },
  };
}

/** Changes the order of a line that was dropped, or sets the exit of the position there. */
export async function dropLine(ticker: Ticker, line: TradeLine, price: number): Promise<void> {
  if (line.order) {
    const { order, field } = line.order;
    await changeAndNotify(order, changeOf(order, field, price));
    return;
  }
  const exit = exitNow(ticker, price);
  if (exit) await setExit(ticker, exit, price);
}
