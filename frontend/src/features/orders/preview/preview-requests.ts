import type { OrderPreview } from '@finally/contract';
import { api } from '@/shared/api/api';

const inFlight = new Map<string, Promise<OrderPreview | null>>();

/**
 * Requests the preview of an order; resolves to null if the server cannot be asked. Simultaneous
 * calls for the same order share one request.
 *
 * @param order as JSON
 */
export function askPreview(order: string): Promise<OrderPreview | null> {
  const asked = inFlight.get(order);
  if (asked) return asked;
  const answer = api
    .previewOrder(JSON.parse(order))
    .catch(() => null)
    .finally(() => inFlight.delete(order));
  inFlight.set(order, answer);
  return answer;
}
