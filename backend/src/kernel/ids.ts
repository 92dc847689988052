import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from './time/clock.ts';

/** Returns a new unique identifier. */
export type NewId = () => string;

/**
 * Returns a generator of version 7 UUIDs (RFC 9562). They begin with the time, so rows written one
 * after the other are adjacent in an index.
 */
export const timeOrderedUuids =
  (clock: Pick<Clock, 'now_ms'>): NewId =>
  () => {
    const time = clock.now_ms().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
  };

/** Returns a new unguessable secret: 256 random bits as 43 URL-safe characters. */
export type NewSecret = () => string;

export const newSecret: NewSecret = () => randomBytes(32).toString('base64url');
