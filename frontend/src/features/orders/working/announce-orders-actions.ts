import type { Order } from '@finally/contract';
import { layoutStore } from '@/features/layout/layout-store';
import { toast } from '@/shared/toast';
import { ordersApi } from '../orders-api';
import { placedToastId } from '../receipts/placed-toast';
import { type Announcement, announcementOf, summaryOf } from './announcement';
import { changesBetween } from './order-changes';
import { type WorkingOrdersStore, workingOrdersStore } from './working-orders-store';

/** Above this number, orders that change at once share one toast. */
const SINGLE_TOASTS_MAX = 3;
/** Above this number, orders that end at once are fetched in one list. */
const SINGLE_FETCHES_MAX = 20;
/** The most orders that the server lists at a time. */
const LISTED_MAX = 500;

const SHOW = { label: 'Show orders', onClick: () => layoutStore.show('orders') };

function show(announcement: Announcement, id: string): void {
  const { title, detail, kind } = announcement;
  const options = { id, ...(detail !== null && { description: detail }), action: SHOW };
  if (kind === 'filled') toast.success(title, options);
  else toast(title, options);
}

function showAll(announcements: readonly (readonly [id: string, Announcement])[]): void {
  if (announcements.length <= SINGLE_TOASTS_MAX) {
    for (const [id, announcement] of announcements) show(announcement, id);
    return;
  }
  toast(summaryOf(announcements.map(([, announcement]) => announcement)), { action: SHOW });
}

/** The orders as they ended; null for those that could not be fetched. */
async function fetchEnds(gone: readonly Order[]): Promise<readonly (Order | null)[]> {
  if (gone.length <= SINGLE_FETCHES_MAX) {
    return Promise.all(gone.map(({ id }) => ordersApi.order(id).catch(() => null)));
  }
  const page = await ordersApi.list({ status: 'closed', limit: LISTED_MAX }).catch(() => null);
  const ended = new Map(page?.orders.map((order) => [order.id, order]));
  return gone.map(({ id }) => ended.get(id) ?? null);
}

async function announce(
  before: readonly Order[],
  after: readonly Order[],
  store: Pick<WorkingOrdersStore, 'isOwnEnd'>,
): Promise<void> {
  const { gone, filled, triggered } = changesBetween(before, after);
  // Their toast offers to cancel them.
  for (const { id } of gone) toast.dismiss(placedToastId(id));
  const byOthers = gone.filter(({ id }) => !store.isOwnEnd(id));
  const ended = (await fetchEnds(byOthers)).filter((order) => order !== null);
  const unknown = byOthers.length - ended.length;
  if (unknown > SINGLE_TOASTS_MAX) {
    toast(`${byOthers.length} orders are no longer open`, { action: SHOW });
    return;
  }
  showAll(
    [...ended, ...filled, ...triggered].flatMap((order) => {
      const announcement = announcementOf(order);
      const id = `order-${order.id}-${order.state}-${order.filled_quantity}`;
      return announcement ? [[id, announcement] as const] : [];
    }),
  );
}

/** Tells in toasts what happens to open orders that this page did not do itself; returns how to stop. */
export const announceOrders = (store: WorkingOrdersStore = workingOrdersStore): (() => void) =>
  store.subscribe(({ orders: after }, { orders: before }) => {
    if (before && after && before !== after) void announce(before, after, store);
  });
