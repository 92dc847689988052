import { generateText, type LanguageModel, Output } from 'ai';
import type { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { oncePer } from '../../kernel/once.ts';
import { ok, type Result } from '../../kernel/result.ts';
import {
  abortFailure,
  type ModelFailure,
  modelFailure,
  type PromptTurn,
  type TokenCount,
} from '../model.ts';
import { failureOf } from './failures.ts';

/** A provider's model object: a bare string would go to a gateway nobody chose. */
export type ProviderModel = Exclude<LanguageModel, string>;

/** Room for reasoning and answer together. */
const OUTPUT_TOKENS_MAX = 4096;

/** The JSON that an answer has to be. */
export interface AnswerFormat {
  readonly name: string;
  readonly schema: z.ZodType;
}

export interface CompletionRequest {
  readonly system: string;
  readonly turns: readonly PromptTurn[];
  /** Null where the prompt alone says how to answer. */
  readonly format: AnswerFormat | null;
}

/** What a model sent, word for word. */
export interface Completion {
  readonly text: string;
  /** Whether it stops before its end. */
  readonly is_truncated: boolean;
  readonly tokens: TokenCount | null;
}

/** One request to a model. Nothing is read into its answer here, and nothing retried. */
export async function complete(
  model: ProviderModel,
  { system, turns, format }: CompletionRequest,
  clock: Pick<Clock, 'now_ms'>,
  signal: AbortSignal,
): Promise<Result<Completion, ModelFailure>> {
  try {
    const { text, usage, finishReason, rawFinishReason } = await generateText({
      model,
      instructions: system,
      messages: [...turns],
      output: format ? textBy(format) : Output.text(),
      maxOutputTokens: OUTPUT_TOKENS_MAX,
      maxRetries: 0,
      abortSignal: signal,
    });
    if (rawFinishReason === 'error') return modelFailure('provider_failed');
    if (finishReason === 'content-filter') return modelFailure('refused_to_answer');
    const { inputTokens: input, outputTokens: output } = usage;
    return ok({
      text,
      is_truncated: finishReason === 'length',
      tokens: input === undefined || output === undefined ? null : { input, output },
    });
  } catch (error) {
    return signal.aborted ? abortFailure(signal) : failureOf(error, clock.now_ms());
  }
}

/** Asks for JSON by schema and hands its text on as it came, for us to read. */
const textBy = oncePer(({ name, schema }: AnswerFormat) => ({
  ...Output.text(),
  // A promise: the schema is written out once, not for each question.
  responseFormat: Output.object({ schema, name }).responseFormat,
}));
