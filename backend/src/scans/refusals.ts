/** Codes with which each call refuses, in order of precedence. */
export const SCAN_REFUSALS = {
  save: ['too_many_scans', 'too_many_scan_alerts'],
  change: ['unknown_scan', 'scan_name_taken', 'too_many_scan_alerts'],
  delete: ['unknown_scan'],
} as const;
export type ScanRefusal<Call extends keyof typeof SCAN_REFUSALS> =
  (typeof SCAN_REFUSALS)[Call][number];
