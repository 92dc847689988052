import type { IncomingHttpHeaders } from 'node:http';

const KEY_ID = 'apca-api-key-id';
const SECRET = 'apca-api-secret-key';
const BASIC = /^basic +([A-Za-z0-9+/=_-]+) *$/i;

/**
 * Joins the two halves of a key pair. The secret may be the whole key, which names its id, or the part
 * behind the id.
 *
 * @returns the key as a bearer token; undefined if the halves are of different keys
 */
export function joinKey(key_id: string, secret: string): string | undefined {
  const prefix = `finally_${key_id}_`;
  if (!secret.startsWith('finally_')) return prefix + secret;
  return secret.startsWith(prefix) ? secret : undefined;
}

/** A key that a request carries in two halves. */
export interface PresentedPair {
  /** As a bearer token; undefined if the halves are of different keys. */
  readonly key: string | undefined;
  /** Whether it can be nothing else than a key; a user and a password may be for a proxy. */
  readonly is_certain: boolean;
}

/** Returns the key pair in the headers of Alpaca's clients, or in a user and a password; undefined if there is none. */
export function pairIn(headers: IncomingHttpHeaders): PresentedPair | undefined {
  const { [KEY_ID]: key_id, [SECRET]: secret, authorization = '' } = headers;
  if (typeof key_id === 'string' && typeof secret === 'string') {
    return { key: joinKey(key_id, secret), is_certain: true };
  }
  const pair = BASIC.exec(authorization)?.[1];
  if (pair === undefined) return undefined;
  const [user = '', ...password] = Buffer.from(pair, 'base64').toString('utf8').split(':');
  const written = password.join(':');
  return { key: joinKey(user, written), is_certain: written.startsWith('finally_') };
}
