import { z } from 'zod';
import { joinKey } from '../../../kernel/http/key-pair.ts';

const text = z.string().max(512);

/** What a client may say on `/stream`; two forms of the same are in use. */
const MessageSchema = z.union([
  z
    .object({
      action: z.literal('authenticate'),
      data: z.object({ key_id: text, secret_key: text }),
    })
    .transform(({ data }) => ({
      kind: 'authenticate' as const,
      key: joinKey(data.key_id, data.secret_key),
    })),
  z
    .object({ action: z.enum(['auth', 'authenticate']), key: text, secret: text })
    .transform(({ key, secret }) => ({
      kind: 'authenticate' as const,
      key: joinKey(key, secret),
    })),
  z
    .object({ action: z.literal('listen'), data: z.object({ streams: z.array(text).max(100) }) })
    .transform(({ data }) => ({ kind: 'listen' as const, streams: data.streams })),
  z
    .object({ action: z.literal('unlisten'), data: z.object({ streams: z.array(text).max(100) }) })
    .transform(({ data }) => ({ kind: 'unlisten' as const, streams: data.streams })),
]);
export type Message = z.infer<typeof MessageSchema>;

/** Reads a message; undefined if it says nothing that is known. */
export function readMessage(data: Buffer): Message | undefined {
  try {
    return MessageSchema.safeParse(JSON.parse(data.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Encodes what the server says. Alpaca's trading stream sends JSON in binary frames. */
export const encode = (frame: { readonly stream: string; readonly data: object }): Uint8Array =>
  Buffer.from(JSON.stringify(frame));

export const authorization = (
  status: 'authorized' | 'unauthorized',
  action: 'authenticate' | 'listen',
): Uint8Array => encode({ stream: 'authorization', data: { status, action } });

export const listening = (streams: readonly string[]): Uint8Array =>
  encode({ stream: 'listening', data: { streams } });

/** An error that every client survives: each of them needs `stream` and an object `data`. */
export const failure = (message: string): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      stream: 'error',
      action: 'error',
      data: { error: message, error_message: message },
    }),
  );
