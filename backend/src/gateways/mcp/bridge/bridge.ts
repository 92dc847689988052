import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type Message, readMessage, revisionOf } from './messages.ts';

export interface McpBridgeOptions {
  /** The address of the running server. */
  readonly url: string;
  readonly api_key: string;
  readonly fetch: typeof fetch;
  /** Sends one message to the client. */
  readonly write: (message: string) => void;
}

const PARSE_ERROR = -32_700;
const INTERNAL_ERROR = -32_603;
const CANCELED = 'notifications/cancelled';

/**
 * Passes the messages of a client on to the server's `/mcp`, and the answers back. It knows the protocol
 * only as far as its headers repeat what a message says. It never rejects: every failure is an answer.
 */
export class McpBridge {
  readonly #options: McpBridgeOptions;
  /** What is under way, by the id of its request as JSON. */
  readonly #underWay = new Map<string, AbortController>();
  /** The ids of those that stay open until they are ended. */
  readonly #streams = new Set<string>();
  readonly #pending = new Set<Promise<void>>();
  /** The revision that `initialize` agreed on, for clients of revisions before 2026-07-28. */
  #revision: string | undefined;

  constructor(options: McpBridgeOptions) {
    this.#options = options;
  }

  /** Sends one line of the client. */
  send(line: string): void {
    if (line.trim() === '') return;
    const message = readMessage(line);
    if (!message) {
      this.#answerError(null, PARSE_ERROR, 'This is not a JSON-RPC message.');
      return;
    }
    if (message.method === CANCELED) {
      const id = JSON.stringify(message.params?.['requestId']);
      this.#underWay.get(id)?.abort();
      return;
    }
    const sent = this.#pass(message, line).finally(() => this.#pending.delete(sent));
    this.#pending.add(sent);
  }

  /** Waits for the answers that are due, and ends the streams of change notices. */
  async close(): Promise<void> {
    for (const id of this.#streams) this.#underWay.get(id)?.abort();
    await Promise.all(this.#pending);
  }

  async #pass(message: Message, line: string): Promise<void> {
    const { url, api_key } = this.#options;
    const key = JSON.stringify(message.id);
    const controller = new AbortController();
    if (message.id !== undefined) this.#underWay.set(key, controller);
    if (message.method === 'subscriptions/listen') this.#streams.add(key);
    try {
      const answer = await this.#options.fetch(new URL('/mcp', url), {
        method: 'POST',
        headers: { ...this.#headersOf(message), authorization: `Bearer ${api_key}` },
        body: line,
        signal: controller.signal,
      });
      await this.#read(message, answer);
    } catch (error) {
      if (controller.signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.#answerError(
        message.id,
        INTERNAL_ERROR,
        `FinAlly does not answer at ${url}: ${reason}.`,
      );
    } finally {
      this.#underWay.delete(key);
      this.#streams.delete(key);
    }
  }

  #headersOf(message: Message): Record<string, string> {
    const { method, params } = message;
    const own = revisionOf(message);
    const revision = own ?? this.#revision;
    const name = params?.['name'] ?? params?.['uri'];
    return {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(revision !== undefined && { 'mcp-protocol-version': revision }),
      ...(own !== undefined && method !== undefined && { 'mcp-method': method }),
      ...(own !== undefined && typeof name === 'string' && { 'mcp-name': encodeName(name) }),
    };
  }

  async #read(message: Message, answer: Response): Promise<void> {
    const type = answer.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream') && answer.body) {
      const events = answer.body
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream());
      for await (const { data } of events) if (data !== '') this.#deliver(message, data);
    } else if (type.startsWith('application/json')) {
      const text = await answer.text();
      if (text !== '') this.#deliver(message, text);
    } else if (!answer.ok) {
      const detail = await detailOf(answer);
      this.#answerError(message.id, INTERNAL_ERROR, detail);
    }
  }

  #deliver(asked: Message, text: string): void {
    if (asked.method === 'initialize') {
      const { result } = JSON.parse(text) as { result?: { protocolVersion?: string } };
      this.#revision = result?.protocolVersion;
    }
    // A message is one line.
    this.#options.write(JSON.stringify(JSON.parse(text)));
  }

  /** Answers a request; a notification has no answer. */
  #answerError(id: Message['id'] | null, code: number, message: string): void {
    if (id === undefined) return;
    this.#options.write(JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } }));
  }
}

/** Headers carry ASCII only; other names are sent as the protocol encodes them. */
const encodeName = (name: string): string =>
  /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(name)
    ? name
    : `=?base64?${Buffer.from(name).toString('base64')}?=`;

/** Returns why the server refused, as it says it to people. */
async function detailOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => undefined)) as { detail?: string } | undefined;
  return problem?.detail ?? `FinAlly answered with status ${answer.status}.`;
}
