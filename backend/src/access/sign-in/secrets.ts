import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares two secrets in a time that depends neither on their difference nor on their length. */
export const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/** Returns the hash of a secret, to recognize it without storing it. */
export const fingerprintOf = (secret: string, key: string): string =>
  createHmac('sha256', key).update(secret).digest('base64url');
