import type { OrderRequest, PlacedOrder } from '@finally/contract';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Session } from '../session.ts';

type Previous =
  | { readonly order: OrderRequest }
  | { readonly receipt: PlacedOrder & { readonly status: 'done'; readonly proposal: null } };

/**
 * Returns the order that the key has previewed. If the preview is too old, but its order was placed, its
 * receipt: a retry must not fail because it comes late.
 */
export async function findPrevious(
  { parts, services, principal }: Session,
  preview_id: string,
): Promise<Result<Previous, 'unknown_preview'>> {
  const order = parts.previews.find(principal.source, preview_id);
  if (order) return ok({ order });
  const placed = await services.orders.placed(preview_id);
  if (placed?.order.source === principal.source) {
    return ok({ receipt: { status: 'done', ...placed, proposal: null } });
  }
  return refuse(
    'unknown_preview',
    'There is no such preview, or it is too old. Preview the order again.',
  );
}
