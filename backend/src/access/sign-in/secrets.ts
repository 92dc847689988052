import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of where the two differ, nor how long either is. */
export const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/** What is kept of a secret that is only ever to be recognised, never read. */
export const fingerprintOf = (secret: string, key: string): string =>
  createHmac('sha256', key).update(secret).digest('base64url');
