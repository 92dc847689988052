import { isStop } from '../../ledger/orders/combination.ts';
import type { FillMemory, FillModel, StepMarket } from '../../ledger/orders/matching/market.ts';
import { isCrossed } from '../../ledger/orders/matching/match-order.ts';
import { followStop } from '../../ledger/orders/matching/stops.ts';
import type { OrderRow, QueuePlace } from '../../ledger/orders/order-row.ts';

/** What a step comes to for the orders of one account that it concerns. */
export interface Sorted {
  /** Orders that the step fills, triggers or lets reach the market; a command decides them again. */
  readonly acting: readonly OrderRow[];
  /** Orders that go on waiting, with their marks and places after the step. */
  readonly waiting: readonly OrderRow[];
  /** Those of the waiting ones whose mark or place has moved. */
  readonly moved: ReadonlySet<string>;
}

/**
 * Finds out, without a transaction, on which orders a step acts. Marks and places of the others move in
 * memory, because they move often and follow from the prices. Limit orders of an account share the
 * volume of a step, so if one is filled, all of them are decided together.
 *
 * @param reopening orders that meet the market for the first time after it was not seen
 */
export function sortDue(
  due: readonly OrderRow[],
  market: StepMarket,
  model: FillModel,
  reopening: ReadonlySet<string> = NONE,
): Sorted {
  const acting: OrderRow[] = [];
  const waiting: OrderRow[] = [];
  const moved = new Set<string>();
  const limits: OrderRow[] = [];
  for (const order of due) {
    const isMet = model.step !== null && order.met_step === model.step;
    if (isMet) waiting.push(order);
    else if (order.state === 'working' && isStop(order.type)) {
      const followed = followStop(order, market);
      if (followed.order !== order) moved.add(order.id);
      (followed.triggered ? acting : waiting).push(followed.order);
    } else if (order.state === 'pending' || order.limit_price_e4 === null) acting.push(order);
    else limits.push(order);
  }
  const opens = limits.some((order) => reopening.has(order.id) && isCrossed(order, market, model));
  const rested = opens ? undefined : restAll(limits, market, model);
  if (!rested) return { acting: inOrderOf(due, [...acting, ...limits]), waiting, moved };
  for (const { before, after } of rested) {
    waiting.push(after);
    if (hasMoved(before, after)) moved.add(after.id);
  }
  return { acting, waiting, moved };
}

const NONE: ReadonlySet<string> = new Set();

interface Waited {
  readonly before: OrderRow;
  readonly after: OrderRow;
}

/** Returns limit orders after a step that fills none of them; undefined if it fills one. */
function restAll(
  limits: readonly OrderRow[],
  market: StepMarket,
  model: FillModel,
): readonly Waited[] | undefined {
  let memory: FillMemory | undefined;
  const rested: Waited[] = [];
  for (const before of limits) {
    const met = model.rest(before, market, memory);
    if (met.executions.length > 0) return undefined;
    memory = met.memory ?? memory;
    const after = model.step === null ? before : { ...before, ...met.place, met_step: model.step };
    rested.push({ before, after });
  }
  return rested;
}

const hasMoved = (before: QueuePlace, after: QueuePlace): boolean =>
  before.ahead_e6 !== after.ahead_e6 ||
  before.reached_e6 !== after.reached_e6 ||
  before.is_best !== after.is_best;

const inOrderOf = (due: readonly OrderRow[], found: readonly OrderRow[]): readonly OrderRow[] => {
  const ids = new Set(found.map(({ id }) => id));
  return due.filter(({ id }) => ids.has(id));
};
