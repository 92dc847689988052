import type { NewId } from '../../kernel/ids.ts';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import type { Lookups, ToolCall, ToolResult } from '../models/turn.ts';
import { estimateTokens } from '../prompt/tokens.ts';
import type { StepRow } from '../store.ts';
import {
  ARGUMENTS_LENGTH_MAX,
  CALL_MS_MAX,
  CALLS_PER_STEP_MAX,
  type LookupBudget,
  RESULT_LENGTH_MAX,
} from './budget.ts';
import type { Findings, Tool, ToolAnswer } from './tool.ts';

export interface TurnLookupsOptions {
  /** The answer that they are made for. */
  readonly answer_id: string;
  readonly tools: readonly Tool[];
  readonly budget: LookupBudget;
  readonly clock: WallClock;
  readonly newId: NewId;
  /** Called when a call begins. */
  readonly began: (step: Pick<StepRow, 'id' | 'tool' | 'title'>) => void;
  /** Keeps a call that has ended. */
  readonly ended: (step: StepRow) => Promise<void>;
  /** Called with what a tool throws; its model is told only that it failed. */
  readonly onError: (error: unknown) => void;
}

const FAILED = 'This could not be looked up. Go on without it.';
const TOO_SLOW = `This took longer than ${CALL_MS_MAX / 1_000} s. Go on without it.`;
const TOO_MANY = `Not looked up: at most ${CALLS_PER_STEP_MAX} calls at once.`;
const NO_ROOM = 'Not looked up: there is no room for more. Answer with what you have.';
const CUT_OFF = '… (cut off; ask for less)';

/** Maximum length of the name of an unknown tool that is kept. */
const NAME_LENGTH_MAX = 64;

/** Shown for a call whose arguments say nothing that can be read. */
const UNREADABLE = 'A call that could not be read';

interface Outcome {
  readonly title: string;
  readonly text: string;
  readonly outcome: StepRow['outcome'];
}

/** Runs the calls of a model for one answer, within the budget, and keeps each of them. */
export class TurnLookups implements Lookups {
  readonly #options: TurnLookupsOptions;
  readonly #ends_at_ms: number;
  readonly #found: Findings[] = [];
  #steps = 0;
  #tokens = 0;

  constructor(options: TurnLookupsOptions) {
    this.#options = options;
    this.#ends_at_ms = options.clock.monotonic_ms() + options.budget.time_ms_max;
  }

  get tools(): readonly Tool[] {
    return this.#options.tools;
  }

  /** What the tools have found so far. */
  get found(): readonly Findings[] {
    return this.#found;
  }

  get hasRoom(): boolean {
    return this.#steps < this.#options.budget.steps_max && this.#hasBudget;
  }

  /** False once the time or the tokens are used up, also in the middle of a step. */
  get #hasBudget(): boolean {
    return this.#tokens < this.#options.budget.tokens_max && this.#left_ms > 0;
  }

  get #left_ms(): number {
    return this.#ends_at_ms - this.#options.clock.monotonic_ms();
  }

  async run(calls: readonly ToolCall[], signal: AbortSignal): Promise<readonly ToolResult[]> {
    this.#steps++;
    const results: ToolResult[] = [];
    for (const [index, call] of calls.entries()) {
      if (signal.aborted) break;
      if (index >= CALLS_PER_STEP_MAX) results.push({ call, text: TOO_MANY });
      else results.push({ call, text: await this.#run(call, signal) });
    }
    return results;
  }

  /** Runs one call; returns what the model is told. */
  async #run(call: ToolCall, signal: AbortSignal): Promise<string> {
    const { clock, newId, began, ended } = this.#options;
    const id = newId();
    const began_at = toIso(clock.now_ms());
    const began_ms = clock.monotonic_ms();
    const { title, text, outcome } = await this.#outcomeOf(call, signal, (each) =>
      began({ id, tool: call.name, title: each }),
    );
    // The message was canceled meanwhile, and its conversation is closed.
    if (signal.aborted) return text;
    this.#tokens += estimateTokens(text);
    await ended({
      ...{ id, title, outcome, began_at, result: text },
      tool: call.name.slice(0, NAME_LENGTH_MAX),
      arguments: call.input.slice(0, ARGUMENTS_LENGTH_MAX),
      took_ms: Math.round(clock.monotonic_ms() - began_ms),
    });
    return text;
  }

  async #outcomeOf(
    { name, input }: ToolCall,
    signal: AbortSignal,
    began: (title: string) => void,
  ): Promise<Outcome> {
    const failed = (title: string, text: string): Outcome => ({ title, text, outcome: 'failed' });
    const tool = this.#options.tools.find((each) => each.name === name);
    if (!tool) {
      const names = this.#options.tools.map((each) => each.name).join(', ');
      return failed(UNREADABLE, `There is no such tool. These are: ${names}.`);
    }
    const parsed = parseArguments(input);
    if (!parsed.ok) return failed(UNREADABLE, 'The arguments are not one JSON object.');
    const prepared = tool.prepare(parsed.value);
    if (prepared.title === null) return failed(UNREADABLE, prepared.fault);
    const { title } = prepared;
    if (!this.#hasBudget) return failed(title, NO_ROOM);
    began(title);
    const answer = await this.#within(signal, () => prepared.run(this.#options.answer_id));
    if (typeof answer === 'string') return failed(title, answer);
    this.#found.push(answer.found);
    return { title, text: bounded(answer.text), outcome: 'done' };
  }

  /** Returns the answer of a tool, or why there is none. */
  async #within(signal: AbortSignal, run: () => Promise<ToolAnswer>): Promise<ToolAnswer | string> {
    const { clock, onError } = this.#options;
    let stop = (_why: string): void => {};
    const stopped = new Promise<string>((resolve) => {
      stop = resolve;
    });
    const onAbort = (): void => stop(FAILED);
    signal.addEventListener('abort', onAbort);
    const timer = clock.after(Math.min(CALL_MS_MAX, this.#left_ms), () => stop(TOO_SLOW));
    try {
      const answer = run().catch((error: unknown) => {
        onError(error);
        return FAILED;
      });
      return await Promise.race([answer, stopped]);
    } finally {
      timer.cancel();
      signal.removeEventListener('abort', onAbort);
    }
  }
}

/**
 * Parses the arguments of a call. No arguments count as an empty object, and fields that are null as
 * left out, because models write both.
 */
function parseArguments(
  input: string,
): { readonly ok: true; readonly value: object } | { readonly ok: false } {
  if (input.trim() === '') return { ok: true, value: {} };
  try {
    const value: unknown = JSON.parse(input);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false };
    const said = Object.entries(value).filter(([, each]) => each !== null);
    return { ok: true, value: Object.fromEntries(said) };
  } catch {
    return { ok: false };
  }
}

const bounded = (text: string): string =>
  text.length <= RESULT_LENGTH_MAX ? text : `${text.slice(0, RESULT_LENGTH_MAX)}\n${CUT_OFF}`;
