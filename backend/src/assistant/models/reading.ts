import { isBlank } from '@finally/contract';
import type { z } from 'zod';
import { type Outcome, ok } from '../../kernel/result.ts';
import { parseJsonStrictly } from '../../kernel/strict-json.ts';
import type { Completion } from './completion.ts';
import { type ModelFailureKind, type ModelReply, ModelReplySchema } from './model.ts';

/** Why an answer cannot be read: for the person by kind, for the model in a sentence. */
export interface Unreadable {
  readonly kind: ModelFailureKind;
  readonly problem: string;
}

/** Thoughts that some models put before their answer are no part of it. */
const THOUGHTS = /^\s*<(think|thinking)>[\s\S]*?<\/\1>/i;
/** A code block that is all there is, with whatever stands in it. */
const CODE_BLOCK = /^\s*```(?:json)?[^\S\n]*\n([\s\S]*?)\n?[^\S\n]*```\s*$/i;

/** The reply in what a model sent. */
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
 * The JSON object that a text is, if it fits a schema. Thoughts before it and a
 * code block around it are let pass; anything else around it is not, because an
 * object among sentences may be one that the model quotes.
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

const withoutThoughts = (text: string): string => text.replace(THOUGHTS, '');

/** What does not fit, by path alone: the model wrote the rest, and knows it. */
const describe = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'The object'}: ${message}.`)
    .join(' ');
