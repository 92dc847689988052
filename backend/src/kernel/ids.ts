import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from './time/clock.ts';

/** Returns a new unique identifier. */
export type NewId = () => string;

/**
 * Returns a generator of version 7 UUIDs (RFC 9562). They begin with the time, so rows written one
 * after the other are adjacent in an index.
 */
export function timeOrderedUuids(clock: Pick<Clock, 'now_ms'>): NewId {
  let last_ms: number | undefined;
  let prefix = '';
  return () => {
    const now_ms = clock.now_ms();
    if (now_ms !== last_ms) {
      last_ms = now_ms;
      const time = now_ms.toString(16).padStart(12, '0');
      prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    }
    return prefix + randomUUID().slice(15);
  };
}

/** Returns a new unguessable secret: 256 random bits as 43 URL-safe characters. */
export type NewSecret = () => string;

export const newSecret: NewSecret = () => randomBytes(32).toString('base64url');
