import type { TradeRequest } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readOrderMarket } from '../size/order-market-actions';
import { leavesNothing, type OrderAmount } from '../size/order-size';
import { tradeSettingsStore } from './trade-settings-store';

export type Order = Pick<TradeRequest, 'ticker' | 'side'> & OrderAmount;

/** Orders that wait for a yes. */
export interface OrderQuestion {
  kind: 'orders';
  orders: readonly Order[];
  /** Whether a whole position is sold. That needs a confirmation even if other orders do not. */
  isWhole: boolean;
}

/** The start over with the starting cash, which always waits for a yes. */
export interface ResetQuestion {
  kind: 'reset';
}

export type GateQuestion = OrderQuestion | ResetQuestion;

export interface OrderGate extends StoreApi<GateQuestion | null> {
  /** Returns whether these orders need a confirmation. */
  asks(orders: readonly Order[]): boolean;
  /**
   * Asks for confirmation of orders; resolves when `answer` is called. Only one question is open at
   * a time.
   */
  ask(orders: readonly Order[]): Promise<boolean>;
  /** Asks for confirmation of a reset; resolves like `ask`. */
  askReset(): Promise<boolean>;
  /** Answers the question that is open. */
  answer(isYes: boolean): void;
}

const sellsAll = (order: Order): boolean => leavesNothing(order, readOrderMarket(order.ticker));

/** Decides which orders need a confirmation before they are sent. All callers use this store. */
export function createOrderGate(settings: Pick<typeof tradeSettingsStore, 'getState'>): OrderGate {
  const store = createStore<GateQuestion | null>(() => null);
  let answered: (isYes: boolean) => void = () => {};
  const open = (question: GateQuestion) =>
    new Promise<boolean>((resolve) => {
      answered = resolve;
      store.setState(question, true);
    });

  return {
    ...store,
    asks: (orders) => settings.getState().confirms || orders.some(sellsAll),
    ask: (orders) => open({ kind: 'orders', orders, isWhole: orders.some(sellsAll) }),
    askReset: () => open({ kind: 'reset' }),
    answer(isYes) {
      if (!store.getState()) return;
      store.setState(null, true);
      answered(isYes);
    },
  };
}

export const orderGate = createOrderGate(tradeSettingsStore);
