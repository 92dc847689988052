import { FINAL_STATES, type OrderState } from '@finally/contract';

/** What can happen to an order. */
export type OrderStep =
  | 'activate'
  | 'trigger'
  | 'fill_part'
  | 'fill_rest'
  | 'cancel'
  | 'expire'
  | 'replace'
  | 'reject';

type OpenState = Exclude<OrderState, (typeof FINAL_STATES)[number]>;

/**
 * The state that each step leads to; what is not listed cannot happen. A held order is replaced in
 * place, so that its group stays as it is. "Partially filled" is no state of its own: it is an open
 * order of which something was filled.
 */
const LIFECYCLE: Readonly<Record<OpenState, Readonly<Partial<Record<OrderStep, OrderState>>>>> = {
  held: {
    activate: 'working',
    cancel: 'canceled',
    expire: 'expired',
    replace: 'held',
    reject: 'rejected',
  },
  pending: { activate: 'working', cancel: 'canceled', expire: 'expired', replace: 'replaced' },
  working: {
    trigger: 'triggered',
    fill_part: 'working',
    fill_rest: 'filled',
    cancel: 'canceled',
    expire: 'expired',
    replace: 'replaced',
  },
  triggered: {
    fill_part: 'triggered',
    fill_rest: 'filled',
    cancel: 'canceled',
    expire: 'expired',
    replace: 'replaced',
    reject: 'rejected',
  },
};

/** Returns true if nothing can happen to an order in this state anymore. */
export const isFinal = (state: OrderState): boolean =>
  (FINAL_STATES as readonly OrderState[]).includes(state);

/**
 * Returns the state that a step leads to.
 *
 * @throws RangeError if the step cannot happen in this state: a bug in the caller
 */
export function stateAfterStep(state: OrderState, step: OrderStep): OrderState {
  const next = isFinal(state) ? undefined : LIFECYCLE[state as OpenState][step];
  if (!next) throw new RangeError(`an order that is ${state} cannot ${step}`);
  return next;
}
