import type { Alert, AlertChanges, AlertRequest, Alerts } from '@finally/contract';
import { call } from '@/shared/api/api';

const path = (id: string) => `/alerts/${encodeURIComponent(id)}`;

/** The calls about price alerts; not part of the first load. A failure rejects with an ApiError. */
export const alertsApi = {
  list: () => call<Alerts>('GET', '/alerts'),
  /** Idempotent: an equal active alert is returned. */
  set: (request: AlertRequest) => call<Alert>('POST', '/alerts', request),
  change: (id: string, changes: AlertChanges) => call<Alert>('PATCH', path(id), changes),
  remove: (id: string) => call<void>('DELETE', path(id)),
  restore: (id: string) => call<Alert>('POST', `${path(id)}/restore`, {}),
  markSeen: (ids: readonly string[]) => call<void>('POST', '/alerts/seen', { alerts: ids }),
};
