import type { z } from 'zod';
import { ok, type Result } from '../../kernel/result.ts';
import { type ModelFailureKind, type ModelReply, ModelReplySchema } from '../model.ts';
import type { Completion } from './completion.ts';

/** Why an answer cannot be read: for the person by kind, for the model in a sentence. */
export interface Unreadable {
  readonly kind: ModelFailureKind;
  readonly problem: string;
}

/** Thoughts that some models put before their answer are no part of it. */
const THOUGHTS = /^\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/i;
const CODE_BLOCK = /```(?:json)?[^\S\n]*\n([\s\S]*?)```/gi;

/** Objects in a text that are looked at; an answer has one. */
const OBJECTS_MAX = 8;

/** The reply in what a model sent, also where it stands in Markdown or among sentences. */
export function readReply({ text, is_truncated }: Completion): Result<ModelReply, Unreadable> {
  const answer = text.replace(THOUGHTS, '');
  if (answer.trim() === '') {
    return is_truncated
      ? unreadable('truncated', 'Your answer had not begun when its room was used up.')
      : unreadable('empty_answer', 'Your answer was empty.');
  }
  const found = findObject(answer, ModelReplySchema);
  if (found.ok) {
    return found.value.message.trim() === ''
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
 * The one JSON object in a text that fits a schema: the whole of it, in a code
 * block, or among sentences. Where several different ones do, none is taken:
 * which of them is meant would be a guess.
 */
export function findObject<Value>(text: string, schema: z.ZodType<Value>): Result<Value, string> {
  const whole = parse(text);
  const objects =
    whole !== undefined
      ? [whole]
      : [...text.matchAll(CODE_BLOCK)]
          .flatMap(([, block = '']) => parse(block) ?? [])
          .concat(objectsAmong(text))
          .slice(0, OBJECTS_MAX);
  const fitting = new Map<string, Value>();
  let problem = 'It held no JSON object.';
  for (const object of objects) {
    const read = schema.safeParse(object);
    if (read.success) fitting.set(JSON.stringify(read.data), read.data);
    else problem = describe(read.error);
  }
  const [value] = fitting.values();
  if (fitting.size > 1) return { ok: false, error: 'It held several different answers.' };
  return value === undefined ? { ok: false, error: problem } : ok(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Balanced stretches from a brace to its counterpart, outermost first. */
function objectsAmong(text: string): unknown[] {
  const objects: unknown[] = [];
  let from = text.indexOf('{');
  for (let tries = 0; from >= 0 && tries < OBJECTS_MAX; tries++) {
    const end = endOfObject(text, from);
    const object = end === undefined ? undefined : parse(text.slice(from, end));
    if (object !== undefined) objects.push(object);
    from = text.indexOf('{', object === undefined || end === undefined ? from + 1 : end);
  }
  return objects;
}

function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

/** What does not fit, by path alone: the model wrote the rest, and knows it. */
const describe = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'The object'}: ${message}.`)
    .join(' ');
