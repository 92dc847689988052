import type { IncomingMessage } from 'node:http';
import { isLoopback, networkOf } from '../kernel/http/address.ts';

/** The kinds of requests, each with its own limit. */
export type Kind = 'chat' | 'write' | 'read';

const PER_MINUTE = { write: 3_000, read: 6_000 };

const kindOf = (method: string | undefined, route: string): Kind => {
  if (method === 'GET' || method === 'HEAD') return 'read';
  return route === '/api/chat' ? 'chat' : 'write';
};

/** Limits the requests of one network by kind. */
export interface RateLimits {
  /** Returns the counter of a request: its kind and network. */
  keyOf(method: string | undefined, route: string, address: string): string;
  /** Returns the maximum number of requests per minute for a counter. */
  maxOf(key: string): number;
  /** Returns true if a request is not limited: any but chat messages from this machine. */
  isFree(key: string, address: string, headers: IncomingMessage['headers']): boolean;
}

/** @param chat_per_minute maximum number of chat messages, also from this machine */
export const rateLimits = (chat_per_minute: number): RateLimits => ({
  keyOf: (method, route, address) => `${kindOf(method, route)} ${networkOf(address)}`,
  maxOf(key) {
    if (key.startsWith('chat ')) return chat_per_minute;
    return key.startsWith('read ') ? PER_MINUTE.read : PER_MINUTE.write;
  },
  isFree: (key, address, headers) =>
    !key.startsWith('chat ') &&
    isLoopback(address) &&
    // Forwarded by a proxy on this machine that is not configured: the sender may be anywhere.
    headers['x-forwarded-for'] === undefined &&
    headers['forwarded'] === undefined,
});
