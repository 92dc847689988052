import { createHash, timingSafeEqual } from 'node:crypto';

/** What every key begins with, so that it is recognized wherever it leaks to. */
const PREFIX = 'finally_';
const KEY = /^finally_([a-z0-9]{8,32})_([A-Za-z0-9_-]{16,64})$/;

/** Returns what a program sends as its bearer token. */
export const writeKey = (id: string, secret: string): string => `${PREFIX}${id}_${secret}`;

/** Returns whether a bearer token is meant as a key, even one that cannot be read. */
export const isKey = (bearer: string): boolean => bearer.startsWith(PREFIX);

/** Returns the parts of a key; undefined if it is none. */
export function readKey(
  bearer: string,
): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = KEY.exec(bearer) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');

/** Compares two hashes in a time that does not depend on their difference. */
export const isSameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
