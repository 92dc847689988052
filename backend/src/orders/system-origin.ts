import type { Origin } from '../kernel/principal.ts';

/** Where the steps of orders come from that nobody asked for: matching and expiry. */
export const SYSTEM_ORIGIN: Origin = { source: 'system', cause: null };
