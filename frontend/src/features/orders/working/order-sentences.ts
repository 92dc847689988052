import { FINAL_STATES, type Order, type OrderRole, type OrderState } from '@finally/contract';

type Leg = Omit<Order, 'legs'>;

const FINAL: ReadonlySet<OrderState> = new Set(FINAL_STATES);

/** Returns whether an order can no longer change. */
export const isFinal = ({ state }: Pick<Leg, 'state'>): boolean => FINAL.has(state);

const STATES: Readonly<Record<OrderState, string>> = {
  held: 'Waiting',
  pending: 'Pending',
  working: 'Working',
  triggered: 'Triggered',
  filled: 'Filled',
  canceled: 'Canceled',
  expired: 'Expired',
  rejected: 'Rejected',
  replaced: 'Changed',
};

/** The state of an order in one or two words. */
export const nameState = ({ state }: Pick<Leg, 'state'>): string => STATES[state];

const ROLES: Readonly<Record<OrderRole, string | null>> = {
  simple: null,
  entry: 'Entry',
  take_profit: 'Take profit',
  stop_loss: 'Stop loss',
};

/** What an order is in its group; null for an order on its own. */
export const nameRole = ({ role }: Pick<Leg, 'role'>): string | null => ROLES[role];
