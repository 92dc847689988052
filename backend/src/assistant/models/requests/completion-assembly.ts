/** What is read of an event; every field may be missing or of another type. */
interface Chunk {
  readonly id?: unknown;
  readonly model?: unknown;
  readonly usage?: object | null;
  readonly error?: { readonly code?: unknown } | null;
  readonly choices?: readonly {
    readonly delta?: Delta | null;
    readonly finish_reason?: string | null;
  }[];
}

interface Delta {
  readonly content?: unknown;
  readonly refusal?: unknown;
  readonly tool_calls?: readonly CallDelta[] | null;
}

interface CallDelta {
  readonly index?: number | null;
  readonly id?: string | null;
  readonly function?: { readonly name?: string | null; readonly arguments?: string | null } | null;
}

interface AssembledCall {
  id: string;
  readonly type: 'function';
  readonly function: { name: string; arguments: string };
}

/** The last event of a stream. */
const END = '[DONE]';

/** Reported for an error that names no HTTP status of its own. */
const UNKNOWN_ERROR_STATUS = 502;

/**
 * Puts the events of a streamed chat completion together to the completion that a server would have
 * sent at once (OpenAI's `chat.completion.chunk` and `chat.completion`).
 */
export class CompletionAssembly {
  readonly #calls: AssembledCall[] = [];
  /** The places of the calls by their index in the stream. */
  readonly #places = new Map<number, number>();
  #content = '';
  #refusal = '';
  #finish_reason: string | null = null;
  #usage: object | null = null;
  #error: { readonly code?: unknown } | null = null;
  #head: Pick<Chunk, 'id' | 'model'> = {};
  #hasEnded = false;

  /** The content so far. */
  get content(): string {
    return this.#content;
  }

  /** True if the server has said that the answer is finished, or has failed. */
  get isComplete(): boolean {
    return this.#hasEnded || this.#finish_reason !== null || this.#error !== null;
  }

  /** The HTTP status that the answer would have had at once. */
  get status(): number {
    if (this.#error === null) return 200;
    const code = Number(this.#error.code);
    return code >= 400 && code <= 599 ? code : UNKNOWN_ERROR_STATUS;
  }

  get body(): object {
    if (this.#error !== null) return { error: this.#error };
    return {
      id: this.#head.id,
      model: this.#head.model,
      object: 'chat.completion',
      created: 0,
      choices: [
        {
          index: 0,
          finish_reason: this.#finish_reason ?? 'stop',
          message: {
            role: 'assistant',
            content: this.#content === '' ? null : this.#content,
            ...(this.#refusal !== '' && { refusal: this.#refusal }),
            ...(this.#calls.length > 0 && { tool_calls: this.#calls }),
          },
        },
      ],
      ...(this.#usage && { usage: this.#usage }),
    };
  }

  /**
   * Adds the data of one event.
   *
   * @returns false if it is not an event of a completion
   */
  add(data: string): boolean {
    if (data.trim() === END) {
      this.#hasEnded = true;
      return true;
    }
    const chunk = parseObject(data);
    if (!chunk) return false;
    if (chunk.error) this.#error = chunk.error;
    this.#head = { id: this.#head.id ?? chunk.id, model: this.#head.model ?? chunk.model };
    this.#usage = chunk.usage ?? this.#usage;
    const choice = chunk.choices?.[0];
    this.#finish_reason = choice?.finish_reason ?? this.#finish_reason;
    if (choice?.delta) this.#addDelta(choice.delta);
    return true;
  }

  #addDelta({ content, refusal, tool_calls }: Delta): void {
    this.#content += textOf(content);
    if (typeof refusal === 'string') this.#refusal += refusal;
    for (const call of tool_calls ?? []) this.#addCall(call);
  }

  #addCall({ index, id, function: called }: CallDelta): void {
    const call = this.#callAt(index ?? null, id ?? null);
    call.function.name ||= called?.name ?? '';
    call.function.arguments += called?.arguments ?? '';
  }

  /** Some servers give all calls the same index, and others none; a new id begins a new call. */
  #callAt(index: number | null, id: string | null): AssembledCall {
    const place = index === null ? this.#calls.length - 1 : (this.#places.get(index) ?? -1);
    const known = this.#calls[place];
    if (known && (id === null || id === '' || known.id === id)) return known;
    const call: AssembledCall = {
      id: id ?? `call-${this.#calls.length}`,
      type: 'function',
      function: { name: '', arguments: '' },
    };
    this.#calls.push(call);
    if (index !== null) this.#places.set(index, this.#calls.length - 1);
    return call;
  }
}

function parseObject(data: string): Chunk | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the text of a content, which some servers send in parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: { readonly type?: unknown; readonly text?: unknown } | null) =>
      part?.type === 'text' && typeof part.text === 'string' ? part.text : '',
    )
    .join('');
}
