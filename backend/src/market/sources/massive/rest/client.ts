import { retryAfter } from '../../../../kernel/http/retry-after.ts';
import { type Outcome, ok } from '../../../../kernel/result.ts';
import type { MarketClock } from '../../../../kernel/time/clock.ts';
import { type Fault, type FaultKind, fault } from './fault.ts';
import type { MassiveRequest } from './requests.ts';

/** Time-out of a call. */
const CALL_TIMEOUT_MS = 10_000;

/** Larger than any expected answer: 50,000 bars are about 5 MB. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;

const RETRY_AFTER_DEFAULT_MS = 60_000;

export interface MassiveClientOptions {
  readonly fetch: typeof fetch;
  readonly clock: MarketClock;
  readonly base_url: string;
  readonly api_key: string;
}

/** A parsed answer, and the time it was given by the server's clock. */
export interface Answer<Value> {
  readonly value: Value;
  readonly answered_at_ms: number | undefined;
}

export type Reply<Value> = Outcome<Answer<Value>, Fault>;

const failed = (kind: FaultKind, retry_after_ms?: number) => ({
  ok: false as const,
  error: fault(kind, retry_after_ms),
});

/** Makes single calls. Never rejects, never retries, and never reveals the API key. */
export class MassiveClient {
  readonly #options: MassiveClientOptions;
  readonly #base: string;

  constructor(options: MassiveClientOptions) {
    this.#options = options;
    this.#base = options.base_url.replace(/\/+$/, '');
  }

  /** @param stopped ends the call with the fault `stopped` */
  async call<Value>(request: MassiveRequest<Value>, stopped: AbortSignal): Promise<Reply<Value>> {
    const { clock, api_key } = this.#options;
    const patience = new AbortController();
    const timer = clock.after(CALL_TIMEOUT_MS, () => patience.abort());
    try {
      const response = await this.#options.fetch(this.#base + request.path, {
        headers: { authorization: `Bearer ${api_key}`, accept: 'application/json' },
        redirect: 'manual',
        signal: AbortSignal.any([patience.signal, stopped]),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        return refusal(response, clock.now_ms());
      }
      const text = await readText(response);
      if (text === undefined) return failed('malformed');
      return read(text, request, dateOf(response));
    } catch {
      if (stopped.aborted) return failed('stopped');
      return failed(patience.signal.aborted ? 'timed_out' : 'unreachable');
    } finally {
      timer.cancel();
    }
  }
}

function read<Value>(
  text: string,
  { schema }: MassiveRequest<Value>,
  answered_at_ms: number | undefined,
): Reply<Value> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed('malformed');
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? ok({ value: parsed.data, answered_at_ms }) : failed('malformed');
}

function refusal(response: Response, now_ms: number) {
  const { status } = response;
  if (status === 401) return failed('key_refused');
  if (status === 403) return failed('not_included');
  if (status === 429) return failed('too_many_calls', waitBefore(response, now_ms));
  return failed(status >= 500 || status === 408 ? 'server_error' : 'unexpected_answer');
}

const waitBefore = ({ headers }: Response, now_ms: number): number =>
  retryAfter(headers.get('retry-after'), headers.get('date'), now_ms) ?? RETRY_AFTER_DEFAULT_MS;

function dateOf(response: Response): number | undefined {
  const date_ms = Date.parse(response.headers.get('date') ?? '');
  return Number.isFinite(date_ms) ? date_ms : undefined;
}

/** Returns the body, or undefined if it exceeds the size limit. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
