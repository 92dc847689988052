import type { OrderRequest } from '@finally/contract';
import { type Actor, originOf } from '../kernel/principal.ts';
import { parseSize } from '../ledger/order.ts';
import { isRepeatOf } from '../ledger/repeat.ts';
import type { EarlierOrder } from '../ledger/view.ts';
import { isPlainOrder } from './plain-order.ts';
import { requestHash } from './request-hash.ts';

/** Returns true if a request asks for the order that has its client order id. */
export function isRepeat(earlier: EarlierOrder, request: OrderRequest, by: Actor): boolean {
  const size = parseSize(request);
  const { ticker, side } = request;
  return isRepeatOf(earlier, {
    source: originOf(by).source,
    request_hash: requestHash(request),
    plain: isPlainOrder(request) && size.ok ? { ticker, side, size: size.value } : null,
  });
}
