import type {
  JSONSchema7,
  LanguageModelV4,
  LanguageModelV4Content,
  LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import { z } from 'zod';
import { memoizeByIdentity } from '../../kernel/memoize.ts';
import { type Outcome, ok } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import { failureOf } from './failures.ts';
import {
  abortFailure,
  type ModelFailure,
  modelFailure,
  type PromptTurn,
  type TokenCount,
} from './model.ts';

/** Limit for reasoning and answer together. */
const OUTPUT_TOKENS_MAX = 4096;

/** The JSON format that an answer must have. */
export interface AnswerFormat {
  readonly name: string;
  readonly schema: z.ZodType;
}

export interface CompletionRequest {
  readonly system: string;
  readonly turns: readonly PromptTurn[];
  /** Null if only the prompt describes the format. */
  readonly format: AnswerFormat | null;
}

/** A model's raw output. */
export interface Completion {
  readonly text: string;
  /** True if the output was cut off. */
  readonly is_truncated: boolean;
  readonly tokens: TokenCount | null;
}

/** Sends one request to a model. Does not interpret the answer and does not retry. */
export async function complete(
  model: LanguageModelV4,
  { system, turns, format }: CompletionRequest,
  clock: WallClock,
  signal: AbortSignal,
): Promise<Outcome<Completion, ModelFailure>> {
  try {
    const { content, structuredOutputText, usage, finishReason } = await model.doGenerate({
      prompt: toPrompt(system, turns),
      responseFormat: format ? formatOf(format) : { type: 'text' },
      maxOutputTokens: OUTPUT_TOKENS_MAX,
      abortSignal: signal,
    });
    if (finishReason.raw === 'error') return modelFailure('provider_failed');
    if (finishReason.unified === 'content-filter') return modelFailure('refused_to_answer');
    const { total: input } = usage.inputTokens;
    const { total: output } = usage.outputTokens;
    return ok({
      text: structuredOutputText ?? textOf(content),
      is_truncated: finishReason.unified === 'length',
      tokens: input === undefined || output === undefined ? null : { input, output },
    });
  } catch (error) {
    return signal.aborted ? abortFailure(signal) : failureOf(error, clock.now_ms());
  }
}

const toPrompt = (system: string, turns: readonly PromptTurn[]): LanguageModelV4Prompt => [
  { role: 'system', content: system },
  ...turns.map(({ role, content }) => ({
    role,
    content: [{ type: 'text' as const, text: content }],
  })),
];

/** Converts a format to JSON schema, once per format. */
const formatOf = memoizeByIdentity(({ name, schema }: AnswerFormat) => ({
  type: 'json' as const,
  name,
  schema: z.toJSONSchema(schema, {
    target: 'draft-7',
    // Lists every field as required, also those that may be left out when an answer is read.
    io: 'output',
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
    },
  }) as JSONSchema7,
}));

const textOf = (content: readonly LanguageModelV4Content[]): string =>
  content.map((part) => (part.type === 'text' ? part.text : '')).join('');
