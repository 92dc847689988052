import type { OrderType, StopTrigger, TimeInForce } from '@finally/contract';

/** A field of the ticket for a price. `trail` is dollars, or per cent with a percent sign. */
export type TermField =
  | 'limit_price'
  | 'stop_price'
  | 'trail'
  | 'limit_offset'
  | 'take_profit'
  | 'stop_loss';

/** The terms of an order as they are chosen and typed in the ticket. */
export interface TypedTerms {
  readonly type: OrderType;
  /** As it was chosen; `timeOf` is the one that goes with the type. */
  readonly time_in_force: TimeInForce;
  /** The local date and time until which an order is good, as its field has it. */
  readonly until: string;
  readonly hasExits: boolean;
  /** Whether the stop loss trails the price; its field is a trail then. */
  readonly trailsLoss: boolean;
  readonly reducesOnly: boolean;
  readonly postsOnly: boolean;
  /** Which price triggers a stop. */
  readonly trigger: StopTrigger;
  readonly texts: Readonly<Partial<Record<TermField, string>>>;
}

export const AT_MARKET: TypedTerms = {
  type: 'market',
  time_in_force: 'day',
  until: '',
  hasExits: false,
  trailsLoss: false,
  reducesOnly: false,
  postsOnly: false,
  trigger: 'last',
  texts: {},
};

/** Returns whether the ticket only buys and sells at the market now. */
export const isAtMarket = ({ type, time_in_force, hasExits, reducesOnly }: TypedTerms): boolean =>
  type === 'market' && time_in_force === 'day' && !hasExits && !reducesOnly;

/** What has to be typed or mended before an order can be placed, and where. */
export interface MissingTerm {
  readonly field: TermField | 'until';
  readonly sentence: string;
}
