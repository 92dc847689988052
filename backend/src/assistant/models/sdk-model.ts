import type { LanguageModelV4 } from '@ai-sdk/provider';
import { isBlank, type ModelInfo } from '@finally/contract';
import { z } from 'zod';
import { type Outcome, ok } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import { describeRepair, describeRephrasing } from '../prompt/rounds.ts';
import { lookUp } from './look-up.ts';
import {
  type AssistantModel,
  abortFailure,
  type ModelFailure,
  modelFailure,
  type Prompt,
  type PromptTurn,
  type TokenCount,
} from './model.ts';
import { ModelReplySchema } from './reply.ts';
import type { Completion, Exchange } from './requests/completion.ts';
import { ProviderLine, type Question } from './requests/provider-line.ts';
import { readObject, readReply } from './requests/reading.ts';
import { PLAIN_TURN, type Turn } from './turn.ts';

const REPLY = { name: 'assistant_reply', schema: ModelReplySchema };
const REPHRASING = { name: 'assistant_message', schema: z.strictObject({ message: z.string() }) };

/** A rephrased answer contributes only its text; all other fields are ignored. */
const TextSchema = z.object({ message: z.string().refine((message) => !isBlank(message)) });

/**
 * Builds an assistant on any model of the AI SDK: sends a prompt, lets it look things up, and expects
 * JSON in the end.
 *
 * @param makeModel makes the model with a `fetch`
 */
export function sdkModel(
  info: ModelInfo,
  makeModel: (fetching: typeof fetch) => LanguageModelV4,
  clock: WallClock,
): AssistantModel {
  const line = new ProviderLine(makeModel, clock);

  /** Returns the first completion that may be the answer, and what came before it. */
  async function begin(
    prompt: Prompt,
    signal: AbortSignal,
    { lookups, words }: Turn,
  ): Promise<Outcome<Begun, ModelFailure>> {
    const question = questionOf(prompt, words);
    const looked = lookups
      ? await lookUp(line, question, lookups, clock, signal)
      : ok({ exchanges: [], completions: [], answer: null });
    if (!looked.ok) return looked;
    if (signal.aborted) return abortFailure(signal);
    const { exchanges, completions, answer } = looked.value;
    if (answer) return ok({ exchanges, completions, answer });
    const closing = await line.ask({ ...question, exchanges }, signal);
    if (!closing.ok) return closing;
    return ok({ exchanges, completions: [...completions, closing.value], answer: closing.value });
  }

  return {
    info,
    async reply(prompt, signal, turn = PLAIN_TURN) {
      const begun = await begin(prompt, signal, turn);
      if (!begun.ok) return begun;
      const { exchanges, completions, answer: first } = begun.value;
      const reply = readReply(first);
      if (reply.ok)
        return ok({ model: info, notice: null, reply: reply.value, ...cost(completions) });

      const further = describeRepair(first.text, reply.error.problem, prompt.nonce);
      const question = { ...questionOf(prompt, turn.words), exchanges, further };
      const second = await line.ask(question, signal);
      if (!second.ok) return { ok: false, error: { ...second.error, raw: first.text } };
      const all = [...completions, second.value];
      const repaired = readReply(second.value);
      if (!repaired.ok) return modelFailure(repaired.error.kind, null, cost(all).raw);
      return ok({ model: info, notice: null, reply: repaired.value, ...cost(all) });
    },

    async rephrase(prompt, reply, actions, signal) {
      // The text is about this answer only, so the earlier conversation is not sent again.
      const turns = [prompt.present, ...describeRephrasing(reply, actions, prompt.nonce)];
      const question = { ...questionOf(prompt, null, turns), format: REPHRASING };
      const rephrased = await line.ask(question, signal);
      if (!rephrased.ok) return rephrased;
      const words = readObject(rephrased.value.text, TextSchema);
      return words.ok ? ok(words.value.message) : modelFailure('malformed');
    },
  };
}

/** A first answer, which need not be readable. */
interface Begun {
  readonly exchanges: readonly Exchange[];
  readonly completions: readonly Completion[];
  readonly answer: Completion;
}

const questionOf = (
  { system, nonce, turns: asked }: Prompt,
  words: Turn['words'],
  turns: readonly PromptTurn[] = asked,
): Question => ({
  ...{ system, turns, nonce, words },
  format: REPLY,
  tools: [],
  exchanges: [],
  further: [],
});

/** What several completions are together: how often the model was asked, its output and its tokens. */
const cost = (completions: readonly Completion[]) => ({
  rounds: completions.length,
  raw: completions
    .map(({ text, calls }) => (calls.length > 0 ? JSON.stringify({ text, calls }) : text))
    .join('\n\n'),
  tokens: completions.map(({ tokens }) => tokens).reduce((one, other) => sum(one, other)),
});

const sum = (one: TokenCount | null, other: TokenCount | null): TokenCount | null =>
  one && other && { input: one.input + other.input, output: one.output + other.output };
