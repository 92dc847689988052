/** What the bridge needs to know of a JSON-RPC message. */
export interface Message {
  /** Missing from a notification. */
  readonly id?: string | number | undefined;
  readonly method?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

const REVISION = 'io.modelcontextprotocol/protocolVersion';

/** Reads a line of a client; undefined if it is no message. */
export function readMessage(line: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isMessage = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMessage && 'jsonrpc' in value ? (value as Message) : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the revision that a message says it is of; only those since 2026-07-28 say it. */
export function revisionOf({ params }: Message): string | undefined {
  const meta = params?.['_meta'] as Readonly<Record<string, unknown>> | undefined;
  const revision = meta?.[REVISION];
  return typeof revision === 'string' ? revision : undefined;
}
