import type { IncomingHttpHeaders } from 'node:http';

const KEY_ID = 'apca-api-key-id';
const SECRET = 'apca-api-secret-key';
const BEARER = /^bearer +(\S+) *$/i;
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

/** Returns the key that a request carries in any of the three ways; undefined if it carries none. */
export function keyIn(headers: IncomingHttpHeaders): string | undefined {
  const { [KEY_ID]: key_id, [SECRET]: secret, authorization = '' } = headers;
  if (typeof key_id === 'string' && typeof secret === 'string') return joinKey(key_id, secret);
  const bearer = BEARER.exec(authorization)?.[1];
  if (bearer !== undefined) return bearer;
  const pair = BASIC.exec(authorization)?.[1];
  if (pair === undefined) return undefined;
  const [user = '', ...password] = Buffer.from(pair, 'base64').toString('utf8').split(':');
  return joinKey(user, password.join(':'));
}
