import type { IncomingMessage } from 'node:http';
import type { Refusal } from '../kernel/result.ts';

/** The part of a request's head that decides about access. */
export type RequestHead = Pick<
  IncomingMessage,
  'method' | 'url' | 'headers' | 'rawHeaders' | 'httpVersion'
>;

const URL_LENGTH_MAX = 4_096;
const HEADERS_MAX = 100;

/** Headers that may occur only once. Node would use the first and ignore the others. */
const ONCE: ReadonlySet<string> = new Set(['host', 'content-type', 'authorization', 'origin']);

/** Refuses a head that is too large or ambiguous. */
export function refuseUnclear({
  url = '',
  rawHeaders,
  headers,
  httpVersion,
}: RequestHead): Refusal | undefined {
  if (url.length > URL_LENGTH_MAX) {
    return {
      code: 'url_too_long',
      detail: `A URL has at most ${URL_LENGTH_MAX} characters.`,
    };
  }
  if (!url.startsWith('/')) {
    return {
      code: 'invalid_request',
      detail: 'The URL must be a path, because this server is no proxy.',
    };
  }
  if (rawHeaders.length > HEADERS_MAX * 2) {
    return { code: 'headers_too_large', detail: `A request has at most ${HEADERS_MAX} headers.` };
  }
  if (headers.host === undefined && httpVersion === '1.1') {
    return { code: 'invalid_request', detail: 'Send a Host header.' };
  }
  let seen = '';
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    if (!ONCE.has(name)) continue;
    if (seen.includes(`${name};`)) {
      return { code: 'invalid_request', detail: `The header ${name} occurs twice.` };
    }
    seen += `${name};`;
  }
  return undefined;
}

const JSON_TYPE = /^application\/json(?:[ \t]*;[ \t]*charset=(?:utf-8|"utf-8"))?$/i;

/**
 * Refuses content that is not JSON, and a POST without a content type: a form of another site can
 * send such a POST without a preflight request.
 */
export function refuseOtherContent({ method, headers }: RequestHead): Refusal | undefined {
  const type = headers['content-type'];
  if (type === undefined) {
    const carries = headers['transfer-encoding'] ?? Number(headers['content-length'] ?? 0) > 0;
    if (method !== 'POST' && !carries) return undefined;
  } else if (JSON_TYPE.test(type)) return undefined;
  return {
    code: 'unsupported_media_type',
    detail: 'Send the body as application/json; send {} if there is nothing to send.',
  };
}
