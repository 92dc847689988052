import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Makes identifiers that are never made twice. */
export type NewId = () => string;

/**
 * UUIDs that begin with the time, version 7 of RFC 9562: rows that are written
 * one after the other lie side by side in an index.
 */
export const timeOrderedUuids =
  (clock: Pick<Clock, 'now_ms'>): NewId =>
  () => {
    const time = clock.now_ms().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
  };
