import type { LanguageModelV4 } from '@ai-sdk/provider';
import { isBlank, type ModelInfo } from '@finally/contract';
import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import { describeRepair, describeRephrasing } from '../prompt/rounds.ts';
import { type AssistantModel, modelFailure, type TokenCount } from './model.ts';
import { ProviderLine } from './provider-line.ts';
import { readObject, readReply } from './reading.ts';
import { ModelReplySchema } from './reply.ts';

const REPLY = { name: 'assistant_reply', schema: ModelReplySchema };
const REPHRASING = { name: 'assistant_message', schema: z.strictObject({ message: z.string() }) };

/** A rephrased answer contributes only its text; all other fields are ignored. */
const TextSchema = z.object({ message: z.string().refine((message) => !isBlank(message)) });

/** Builds an assistant on any model of the AI SDK: sends a prompt, expects JSON. */
export function sdkModel(
  info: ModelInfo,
  model: LanguageModelV4,
  clock: WallClock,
): AssistantModel {
  const line = new ProviderLine(model, clock);
  return {
    info,
    async reply(prompt, signal) {
      const first = await line.ask(prompt, REPLY, signal);
      if (!first.ok) return first;
      const reply = readReply(first.value);
      const answer = { model: info, notice: null };
      if (reply.ok) {
        const { text: raw, tokens } = first.value;
        return ok({ ...answer, reply: reply.value, raw, tokens, rounds: 1 });
      }

      const turns = [
        ...prompt.turns,
        ...describeRepair(first.value.text, reply.error.problem, prompt.nonce),
      ];
      const second = await line.ask({ ...prompt, turns }, REPLY, signal);
      if (!second.ok) return { ok: false, error: { ...second.error, raw: first.value.text } };
      const raw = `${first.value.text}\n\n${second.value.text}`;
      const repaired = readReply(second.value);
      if (!repaired.ok) return modelFailure(repaired.error.kind, null, raw);
      const tokens = sum(first.value.tokens, second.value.tokens);
      return ok({ ...answer, reply: repaired.value, raw, tokens, rounds: 2 });
    },
    async rephrase(prompt, reply, actions, signal) {
      // The text is about this answer only, so the earlier conversation is not sent again.
      const turns = [prompt.present, ...describeRephrasing(reply, actions, prompt.nonce)];
      const rephrased = await line.ask({ ...prompt, turns }, REPHRASING, signal);
      if (!rephrased.ok) return rephrased;
      const words = readObject(rephrased.value.text, TextSchema);
      return words.ok ? ok(words.value.message) : modelFailure('malformed');
    },
  };
}

const sum = (one: TokenCount | null, other: TokenCount | null): TokenCount | null =>
  one && other && { input: one.input + other.input, output: one.output + other.output };
