import type { OrderPreview } from '@finally/contract';
import { api } from '@/shared/api/api';

const inFlight = new Map<string, Promise<OrderPreview | null>>();

/**
 * Asks the server what an order would do; null if it cannot be asked. Parts of
 * the page that ask for the same order at the same time share one request.
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
