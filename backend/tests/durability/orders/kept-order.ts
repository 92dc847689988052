/** An order as the database keeps it. */
export interface KeptOrder {
  readonly id: string;
  readonly client_order_id: string | null;
  readonly group_id: string | null;
  readonly role: string;
  readonly replaces: string | null;
  readonly ticker: string;
  readonly side: string;
  readonly type: string;
  readonly time_in_force: string;
  readonly quantity_e6: bigint;
  readonly limit_price_e4: bigint | null;
  readonly stop_price_e4: bigint | null;
  readonly limit_offset_e4: bigint | null;
  readonly state: string;
  readonly reason: string | null;
  readonly filled_e6: bigint;
  readonly reserved_cents: bigint;
  readonly reserved_e6: bigint;
}

/** The states that an order may have later than one that was acknowledged, by the lifecycle. */
const ENDS = ['filled', 'canceled', 'expired', 'rejected', 'replaced'];
export const LATER: Readonly<Record<string, readonly string[]>> = {
  held: ['held', 'working', 'triggered', ...ENDS],
  working: ['working', 'triggered', ...ENDS],
  triggered: ['triggered', ...ENDS],
};

export const isOpen = ({ state }: Pick<KeptOrder, 'state'>): boolean => state in LATER;
