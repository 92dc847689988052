import { SESSION_SECONDS } from './sessions.ts';

/** Over TLS, the prefix guarantees that no other host and no unencrypted connection set the cookie. */
const PLAIN = 'finally';
const SECURE = '__Host-finally';

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

/** Returns the session's secret from a `Cookie` header: 43 characters of base64url. */
export function sessionIn(header: string | undefined, is_secure: boolean): string | undefined {
  if (header === undefined) return undefined;
  const name = is_secure ? SECURE : PLAIN;
  const own = header.split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  const value = own?.slice(own.indexOf('=') + 1).trim() ?? '';
  return /^[\w-]{43}$/.test(value) ? value : undefined;
}

const cookie = (value: string, is_secure: boolean, seconds: number): string =>
  `${is_secure ? SECURE : PLAIN}=${value}; Max-Age=${seconds}; ${ATTRIBUTES}${is_secure ? '; Secure' : ''}`;

export const sessionCookie = (secret: string, is_secure: boolean): string =>
  cookie(secret, is_secure, SESSION_SECONDS);

/** Returns a cookie that makes the browser delete the session. */
export const noSessionCookie = (is_secure: boolean): string => cookie('', is_secure, 0);
