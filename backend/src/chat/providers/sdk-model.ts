import type { ModelInfo } from '@finally/contract';
import { APICallError, generateText, type LanguageModel, NoObjectGeneratedError, Output } from 'ai';
import { ok, type Result } from '../../kernel/result.ts';
import {
  type AssistantModel,
  abortFailure,
  type ModelAnswer,
  type ModelFailure,
  type ModelFailureKind,
  ModelReplySchema,
  modelFailure,
  type Prompt,
} from '../model.ts';
import { fence } from '../prompt/prompt.ts';
import { describeAction } from '../receipts.ts';

/** A provider's model object: a bare string would go to a gateway nobody chose. */
type ProviderModel = Exclude<LanguageModel, string>;

/** Room for reasoning and answer together. */
const OUTPUT_TOKENS_MAX = 4096;

/** Failures after which a second attempt may succeed; nothing has been acted on by then. */
const WORTH_RETRYING: ReadonlySet<ModelFailureKind> = new Set(['unreachable', 'provider_failed']);
const ATTEMPTS_MAX = 2;

/** What every model behind the AI SDK has in common: one question, one JSON answer. */
export const sdkModel = (info: ModelInfo, model: ProviderModel): AssistantModel => ({
  info,
  async reply(prompt, signal) {
    for (let attempt = 1; ; attempt++) {
      const answer = await ask(info, model, prompt, signal);
      if (answer.ok || attempt === ATTEMPTS_MAX || !WORTH_RETRYING.has(answer.error.kind)) {
        return answer;
      }
    }
  },
  async retell(prompt, reply, actions, signal) {
    const outcome = actions.map((action) => `${action.status}: ${describeAction(action)}`);
    const turns: Prompt['turns'] = [
      ...prompt.turns,
      { role: 'assistant', content: JSON.stringify(reply) },
      {
        role: 'user',
        content: `${fence('ledger', outcome.join('\n'))}\n${RETELL}`,
      },
    ];
    const again = await ask(info, model, { ...prompt, turns }, signal);
    return again.ok ? ok(again.value.reply.message) : again;
  },
});

const RETELL =
  'The ledger shows what became of your actions. Write "message" again so that it says what was done and what was not, and nothing else; leave "trades" and "watchlist_changes" empty.';

async function ask(
  info: ModelInfo,
  model: ProviderModel,
  prompt: Prompt,
  signal: AbortSignal,
): Promise<Result<ModelAnswer, ModelFailure>> {
  try {
    const answer = await generateText({
      model,
      instructions: prompt.system,
      messages: [...prompt.turns],
      output: Output.object({ schema: ModelReplySchema, name: 'assistant_reply' }),
      maxOutputTokens: OUTPUT_TOKENS_MAX,
      maxRetries: 0,
      abortSignal: signal,
    });
    if (answer.rawFinishReason === 'error') return modelFailure('provider_failed');
    if (answer.text.trim() === '') {
      return modelFailure(answer.finishReason === 'length' ? 'truncated' : 'empty_answer');
    }
    const { inputTokens: input, outputTokens: output } = answer.usage;
    return ok({
      reply: answer.output,
      model: info,
      notice: null,
      raw: answer.text,
      tokens: input === undefined || output === undefined ? null : { input, output },
      rounds: 1,
    });
  } catch (error) {
    return signal.aborted ? abortFailure(signal) : modelFailure(failureOf(error));
  }
}

/** What went wrong, judged by type and status alone: what a provider wrote is not passed on. */
function failureOf(error: unknown): ModelFailureKind {
  if (NoObjectGeneratedError.isInstance(error)) {
    if (error.finishReason === 'length') return 'truncated';
    return error.text?.trim() ? 'malformed' : 'empty_answer';
  }
  if (!APICallError.isInstance(error)) return 'unreachable';
  const status = error.statusCode;
  if (status === undefined) return 'unreachable';
  if (status !== 200) return failureOfStatus(status);
  // A failure reported in the body of a success: the code stands there.
  const reported = Number((error.data as { code?: unknown } | undefined)?.code);
  if (reported >= 400) return failureOfStatus(reported);
  return isCutShort(error) ? 'unreachable' : 'malformed';
}

const isCutShort = ({ cause }: { readonly cause?: unknown }): boolean =>
  cause instanceof TypeError && /terminated|fetch failed/.test(cause.message);

function failureOfStatus(status: number): ModelFailureKind {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorized';
    case 402:
      return 'payment_required';
    case 404:
      return 'model_not_found';
    case 408:
      return 'provider_failed';
    case 429:
      return 'rate_limited';
    default:
      return status >= 500 ? 'provider_failed' : 'request_refused';
  }
}
