import { isBlank } from '@finally/contract';
import type { z } from 'zod';
import { parseJsonStrictly } from '../../../kernel/http/strict-json.ts';
import { type Outcome, ok } from '../../../kernel/result.ts';
import type { ModelFailureKind } from '../model.ts';
import { type ModelReply, ModelReplySchema } from '../reply.ts';
import type { Completion } from './completion.ts';

/** Why an answer cannot be parsed: a kind for the person, and a sentence for the model. */
export interface Unreadable {
  readonly kind: ModelFailureKind;
  readonly problem: string;
}

/** Some models put reasoning before their answer; it is not part of the answer. */
const THOUGHTS = /^\s*<(think|thinking)>[\s\S]*?<\/\1>/i;
/** A code block that forms the whole answer. */
const CODE_BLOCK = /^\s*```(?:json)?[^\S\n]*\n([\s\S]*?)\n?[^\S\n]*```\s*$/i;

/** Extracts the reply from a model's output. */
export function readReply({ text, is_truncated }: Completion): Outcome<ModelReply, Unreadable> {
  if (isBlank(withoutThoughts(text))) {
    return is_truncated
      ? unreadable('truncated', 'Your answer had not begun when its room was used up.')
      : unreadable('empty_answer', 'Your answer was empty.');
  }
  const found = readObject(text, ModelReplySchema);
  if (found.ok) {
    return isBlank(found.value.message)
      ? unreadable('empty_answer', '"message" was empty.')
      : found;
  }
  return is_truncated
    ? unreadable('truncated', 'Your answer broke off before its end. Be much briefer.')
    : unreadable('malformed', found.error);
}

const unreadable = (kind: ModelFailureKind, problem: string) => ({
  ok: false as const,
  error: { kind, problem },
});

/**
 * Parses a text that is one JSON object and fits a schema. Allows reasoning before it and a code
 * block around it, but no other text: an object between sentences may be a quotation.
 */
export function readObject<Value>(text: string, schema: z.ZodType<Value>): Outcome<Value, string> {
  const answer = withoutThoughts(text);
  const object = parseJsonStrictly(CODE_BLOCK.exec(answer)?.[1] ?? answer);
  if (!object.ok) {
    return object.error.kind === 'duplicate_key'
      ? { ok: false, error: 'It held a field twice.' }
      : { ok: false, error: 'It was not one JSON object with nothing around it.' };
  }
  const read = schema.safeParse(object.value);
  return read.success ? ok(read.data) : { ok: false, error: describe(read.error) };
}

/** Removes the reasoning before an answer. */
export const withoutThoughts = (text: string): string => text.replace(THOUGHTS, '');

/**
 * Returns which paths are invalid and why. The values are omitted, because the model already has
 * them.
 */
const describe = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'The object'}: ${message}.`)
    .join(' ');
