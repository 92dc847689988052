import { INSTRUMENT_REFUSALS } from '../market/index.ts';
import { TERMS_REFUSALS } from './rules.ts';

/** Codes with which each call refuses, in order of precedence. */
export const ALERT_REFUSALS = {
  set: [...INSTRUMENT_REFUSALS, ...TERMS_REFUSALS, 'too_many_alerts'],
  change: ['unknown_alert', ...TERMS_REFUSALS, 'alert_fired'],
  remove: ['unknown_alert'],
  restore: ['unknown_alert', 'too_many_alerts'],
} as const;
export type AlertRefusal<Call extends keyof typeof ALERT_REFUSALS> =
  (typeof ALERT_REFUSALS)[Call][number];
