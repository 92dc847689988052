import { decode, encode } from '@msgpack/msgpack';

/** How the frames of a client are written and read. */
export interface Codec {
  /** Encodes one message of the server, once for all clients of this codec. */
  encode(message: object): Encoded;
  /** Joins messages to a frame, which is an array of them. */
  frame(messages: readonly Encoded[]): string | Uint8Array;
  /** @throws if the frame cannot be read */
  decode(frame: Buffer): unknown;
}

export type Encoded = string | Uint8Array;

export const JSON_TEXT: Codec = {
  encode: (message) => JSON.stringify(message),
  frame: (messages) => `[${messages.join(',')}]`,
  decode: (frame) => JSON.parse(frame.toString('utf8')),
};

/** Dates are written as timestamps (extension type -1), which clients read without losing precision. */
export const MSGPACK: Codec = {
  encode: (message) => encode(message),
  frame: (messages) =>
    Buffer.concat([arrayHead(messages.length), ...(messages as readonly Uint8Array[])]),
  decode: (frame) => decode(frame),
};

/** Returns the head of an array in MessagePack (fixarray, array 16 or array 32). */
function arrayHead(length: number): Buffer {
  if (length < 16) return Buffer.from([0x90 | length]);
  const is_short = length < 0x1_0000;
  const head = Buffer.alloc(is_short ? 3 : 5);
  head[0] = is_short ? 0xdc : 0xdd;
  if (is_short) head.writeUInt16BE(length, 1);
  else head.writeUInt32BE(length, 1);
  return head;
}
