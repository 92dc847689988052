import { OPEN_STATES, type OrderPreview } from '@finally/contract';

const OPEN = new Set<OrderPreview['state']>(OPEN_STATES);

/** Returns whether an order would rest: it is not refused, and nothing of it is filled or canceled now. */
export const isWaiting = (preview: OrderPreview | null): boolean =>
  preview !== null &&
  preview.refusal === null &&
  preview.fills.length === 0 &&
  OPEN.has(preview.state);
