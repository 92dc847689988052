import type {
  JSONSchema7,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import { z } from 'zod';
import { memoizeByIdentity } from '../../../kernel/memoize.ts';
import { type Outcome, ok } from '../../../kernel/result.ts';
import type { WallClock } from '../../../kernel/time/clock.ts';
import {
  abortFailure,
  type ModelFailure,
  modelFailure,
  type PromptTurn,
  type TokenCount,
} from '../model.ts';
import type { ToolCall, ToolOffer, ToolResult } from '../turn.ts';
import { failureOf } from './failures.ts';

/** Limit for reasoning and answer together. */
const OUTPUT_TOKENS_MAX = 4096;

/** The JSON format that an answer must have. */
export interface AnswerFormat {
  readonly name: string;
  readonly schema: z.ZodType;
}

/** The calls of one step of a model, and their results. */
export type Exchange = readonly ToolResult[];

export interface CompletionRequest {
  readonly system: string;
  readonly turns: readonly PromptTurn[];
  /** What the model called after the turns, step by step. Empty without tools. */
  readonly exchanges: readonly Exchange[];
  /** Empty if none are offered. */
  readonly tools: readonly ToolOffer[];
  /** Null if only the prompt describes the format. */
  readonly format: AnswerFormat | null;
}

/** A model's raw output. */
export interface Completion {
  readonly text: string;
  /** True if the output was cut off. */
  readonly is_truncated: boolean;
  readonly tokens: TokenCount | null;
  /** The tools that it calls, instead of answering or besides. */
  readonly calls: readonly ToolCall[];
}

/** Sends one request to a model. Does not interpret the answer and does not retry. */
export async function complete(
  model: LanguageModelV4,
  request: CompletionRequest,
  clock: WallClock,
  signal: AbortSignal,
): Promise<Outcome<Completion, ModelFailure>> {
  try {
    const { content, structuredOutputText, usage, finishReason } = await model.doGenerate({
      prompt: toPrompt(request),
      responseFormat: request.format ? formatOf(request.format) : { type: 'text' },
      ...toolsOf(request.tools),
      maxOutputTokens: OUTPUT_TOKENS_MAX,
      abortSignal: signal,
    });
    if (finishReason.raw === 'error') return modelFailure('provider_failed');
    if (finishReason.unified === 'content-filter') return modelFailure('refused_to_answer');
    const { total: input } = usage.inputTokens;
    const { total: output } = usage.outputTokens;
    return ok({
      text: structuredOutputText ?? textOf(content),
      calls: callsOf(content),
      is_truncated: finishReason.unified === 'length',
      tokens: input === undefined || output === undefined ? null : { input, output },
    });
  } catch (error) {
    return signal.aborted ? abortFailure(signal) : failureOf(error, clock.now_ms());
  }
}

const toPrompt = ({
  system,
  turns,
  exchanges,
}: Pick<CompletionRequest, 'system' | 'turns' | 'exchanges'>): LanguageModelV4Prompt => [
  { role: 'system', content: system },
  ...turns.map(({ role, content }) => ({
    role,
    content: [{ type: 'text' as const, text: content }],
  })),
  ...exchanges.flatMap(toMessages),
];

const toMessages = (exchange: Exchange): LanguageModelV4Prompt => [
  {
    role: 'assistant',
    content: exchange.map(({ call }) => ({
      type: 'tool-call',
      toolCallId: call.id,
      toolName: call.name,
      input: argumentsOf(call),
    })),
  },
  {
    role: 'tool',
    content: exchange.map(({ call, text }) => ({
      type: 'tool-result',
      toolCallId: call.id,
      toolName: call.name,
      output: { type: 'text', value: text },
    })),
  },
];

/** Servers reject arguments that are not an object, also those that their model has written. */
function argumentsOf({ input }: ToolCall): object {
  try {
    const value: unknown = JSON.parse(input);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

const toolsOf = (
  tools: readonly ToolOffer[],
): Pick<LanguageModelV4CallOptions, 'tools' | 'toolChoice'> =>
  tools.length === 0 ? {} : { tools: offersOf(tools), toolChoice: { type: 'auto' } };

/** Converts tools to the SDK's form, once per list. */
const offersOf = memoizeByIdentity((tools: readonly ToolOffer[]) =>
  tools.map(({ name, description, parameters }) => {
    const { $schema: _, ...inputSchema } = z.toJSONSchema(parameters, {
      target: 'draft-7',
      io: 'input',
    });
    return {
      type: 'function' as const,
      name,
      description,
      inputSchema: inputSchema as JSONSchema7,
    };
  }),
);

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

const callsOf = (content: readonly LanguageModelV4Content[]): ToolCall[] =>
  content.flatMap((part) =>
    part.type === 'tool-call'
      ? [{ id: part.toolCallId, name: part.toolName, input: part.input }]
      : [],
  );
