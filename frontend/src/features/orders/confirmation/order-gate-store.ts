import type { Order as OpenOrder, Ticker, TradeRequest } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readOrderMarket } from '../size/order-market-actions';
import {
  leavesNothing,
  type OrderAmount,
  type OrderMarket,
  sharesMissing,
} from '../size/order-size';
import { mayFillAtOnce, type OrderTerms } from '../terms/order-terms';
import { tradeSettingsStore } from './trade-settings-store';

/** An order as it is asked for, of any type. */
export type Order = Pick<TradeRequest, 'ticker' | 'side'> & OrderAmount & OrderTerms;

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

/** A change of an open order, which is asked about as an order is. */
export interface ChangeQuestion {
  kind: 'change';
  /** What the order would be after it. */
  order: Order;
}

/** The cancellation of all open orders, which always waits for a yes. */
export interface CancelQuestion {
  kind: 'cancel_all';
}

/** The cancellation of one order, which is asked about as an order is. */
export interface CancelOneQuestion {
  kind: 'cancel';
  order: OpenOrder;
}

/** The cancellation of orders of which at least one protects shares that are held. */
export interface UnprotectQuestion {
  kind: 'unprotect';
  /** What is asked: `Cancel the open NVDA orders?` */
  title: string;
  ticker: Ticker;
  orders: readonly OpenOrder[];
}

export type GateQuestion =
  | OrderQuestion
  | ResetQuestion
  | ChangeQuestion
  | CancelQuestion
  | CancelOneQuestion
  | UnprotectQuestion;

export interface OrderGate extends StoreApi<GateQuestion | null> {
  /** Returns whether these orders need a confirmation, as an open order that is changed does. */
  asks(orders: readonly Order[]): boolean;
  /**
   * Returns whether these orders need a confirmation before they are placed: as `asks`, or because open
   * orders have their shares set aside.
   */
  asksToPlace(orders: readonly Order[]): boolean;
  /**
   * Asks for confirmation of orders; resolves when `answer` is called. Only one question is open at
   * a time.
   */
  ask(orders: readonly Order[]): Promise<boolean>;
  /** Opens another question; resolves as `ask` does. */
  askAbout(question: Exclude<GateQuestion, OrderQuestion>): Promise<boolean>;
  /** Answers the question that is open. */
  answer(isYes: boolean): void;
}

/** Returns whether a limit is above the market, so that a sale waits for it. */
const waitsAbove = ({ limit_price }: Order, { price }: OrderMarket): boolean =>
  limit_price !== undefined && price !== null && limit_price > price;

const sellsAll = (order: Order): boolean => {
  const market = readOrderMarket(order.ticker);
  return mayFillAtOnce(order) && leavesNothing(order, market) && !waitsAbove(order, market);
};

/** Returns whether a sale needs shares that open orders set aside, which it offers to cancel. */
const needsSharesSetAside = (order: Order): boolean =>
  sharesMissing(order, readOrderMarket(order.ticker)) > 0;

/** Decides which orders need a confirmation before they are sent. All callers use this store. */
export function createOrderGate(settings: Pick<typeof tradeSettingsStore, 'getState'>): OrderGate {
  const store = createStore<GateQuestion | null>(() => null);
  let answered: (isYes: boolean) => void = () => {};
  const open = (question: GateQuestion) =>
    new Promise<boolean>((resolve) => {
      answered = resolve;
      store.setState(question, true);
    });

  const asks = (orders: readonly Order[]): boolean =>
    settings.getState().confirms || orders.some(sellsAll);

  return {
    ...store,
    asks,
    asksToPlace: (orders) => asks(orders) || orders.some(needsSharesSetAside),
    ask: (orders) => open({ kind: 'orders', orders, isWhole: orders.some(sellsAll) }),
    askAbout: open,
    answer(isYes) {
      if (!store.getState()) return;
      store.setState(null, true);
      answered(isYes);
    },
  };
}

export const orderGate = createOrderGate(tradeSettingsStore);
