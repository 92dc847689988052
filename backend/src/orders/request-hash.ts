import { createHash } from 'node:crypto';
import type { OrderChange, OrderRequest } from '@finally/contract';

/**
 * Returns a digest of what a request asks for. Requests that leave a field out and that send its
 * default have the same digest; the client order id is not part of it.
 */
export function requestHash({
  client_order_id: _,
  ...request
}: OrderRequest | OrderChange): string {
  return createHash('sha256').update(canonical(request)).digest('base64url');
}

/** JSON with the keys of every object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
