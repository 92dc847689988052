import type { Downtime } from '@finally/contract';

/** More of them would say nothing else. */
const TOLD_MAX = 2;

/** Returns a sentence for each of the newest times in which the server was down, oldest first. */
export const newestDowntimes = (downtimes: readonly Downtime[]): readonly string[] =>
  downtimes.slice(-TOLD_MAX).map(({ sentence }) => sentence);
