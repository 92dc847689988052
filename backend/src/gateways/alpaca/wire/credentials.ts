import type { IncomingHttpHeaders } from 'node:http';
import { pairIn } from '../../../kernel/http/key-pair.ts';

const BEARER = /^bearer +(\S+) *$/i;

/** Returns the key that a request carries in any of the three ways; undefined if it carries none. */
export const keyIn = (headers: IncomingHttpHeaders): string | undefined =>
  BEARER.exec(headers.authorization ?? '')?.[1] ?? pairIn(headers)?.key;
