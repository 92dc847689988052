import { createHash } from 'node:crypto';
import { DEFAULT_TIME_IN_FORCE, type OrderChange, type OrderRequest } from '@finally/contract';

/**
 * Returns a digest of what a request asks for. Requests that leave a field out and that send its
 * default have the same digest; the client order id is not part of it.
 */
export function requestHash({
  client_order_id: _,
  ...request
}: OrderRequest | OrderChange): string {
  return createHash('sha256')
    .update(canonical(withDefault(request)))
    .digest('base64url');
}

/** An order on its own that does not say how long it works says the same as one for the day. */
const withDefault = (request: OrderRequest | OrderChange): OrderRequest | OrderChange =>
  'order_class' in request && request.order_class === 'simple'
    ? { ...request, time_in_force: request.time_in_force ?? DEFAULT_TIME_IN_FORCE }
    : request;

/** JSON with the keys of every object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
