import type { IncomingMessage } from 'node:http';
import { isLoopback, networkOf } from '../kernel/address.ts';

/** What a request counts as. */
export type Kind = 'chat' | 'write' | 'read';

const PER_MINUTE = { write: 3_000, read: 6_000 };

const kindOf = (method: string | undefined, route: string): Kind => {
  if (method === 'GET' || method === 'HEAD') return 'read';
  return route === '/api/chat' ? 'chat' : 'write';
};

/** How often one network may ask for what. */
export interface RateLimits {
  /** Under what a request is counted: its kind and the network it came from. */
  keyOf(method: string | undefined, route: string, address: string): string;
  /** How many of those fit into a minute. */
  maxOf(key: string): number;
  /** A program on this very machine trades and reads as fast as it can; the assistant has its limit. */
  isFree(key: string, address: string, headers: IncomingMessage['headers']): boolean;
}

/** @param chat_per_minute how often the assistant may be asked, from this machine too */
export const rateLimits = (chat_per_minute: number): RateLimits => ({
  keyOf: (method, route, address) => `${kindOf(method, route)} ${networkOf(address)}`,
  maxOf(key) {
    if (key.startsWith('chat ')) return chat_per_minute;
    return key.startsWith('read ') ? PER_MINUTE.read : PER_MINUTE.write;
  },
  isFree: (key, address, headers) =>
    !key.startsWith('chat ') &&
    isLoopback(address) &&
    // A proxy on this machine that nobody named: who asks is somebody else.
    headers['x-forwarded-for'] === undefined &&
    headers['forwarded'] === undefined,
});
