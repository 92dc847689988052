import { fastifyCookie } from '@fastify/cookie';
import { SESSION_SECONDS } from './sessions.ts';

/** Behind TLS the prefix has the browser vouch that no other host and no plain connection set it. */
const nameOf = (is_secure: boolean): string => (is_secure ? '__Host-finally' : 'finally');

const attributes = (is_secure: boolean) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure: is_secure }) as const;

/** The session's secret out of a `Cookie` header. */
export const sessionIn = (header: string | undefined, is_secure: boolean): string | undefined =>
  header === undefined ? undefined : fastifyCookie.parse(header)[nameOf(is_secure)];

export const sessionCookie = (secret: string, is_secure: boolean): string =>
  fastifyCookie.serialize(nameOf(is_secure), secret, {
    ...attributes(is_secure),
    maxAge: SESSION_SECONDS,
  });

/** Has the browser forget the session. */
export const noSessionCookie = (is_secure: boolean): string =>
  fastifyCookie.serialize(nameOf(is_secure), '', { ...attributes(is_secure), maxAge: 0 });
