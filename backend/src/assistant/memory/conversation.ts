import { MEMORY_TEXT_LENGTH_MAX, type Memory } from '@finally/contract';
import type { Language } from '../languages/language.ts';
import type { MemoryRow } from '../store.ts';
import { clausesOf } from './clauses.ts';
import { MEMORY_WORDS, type MemoryWords } from './languages.ts';
import { type AssistantMemory, folded } from './memory.ts';
import { type OutcomeSources, toMemory } from './outcomes.ts';
import type { MemoryRequest } from './spoken.ts';

const WHERE =
  'What is remembered is listed in the Assistant settings, where it can be changed and deleted.';

/** Answers a message that is about the memory, after doing what it asks. */
export async function answerAboutMemory(
  request: MemoryRequest,
  memory: AssistantMemory,
  sources: OutcomeSources,
): Promise<string> {
  switch (request.kind) {
    case 'remember':
      return remember(request, memory);
    case 'list':
      return list(memory, sources);
    case 'forget':
      return forget(matching(request.text, memory.rows), request.text, memory);
    case 'forget_all':
      return forgetAll(memory);
  }
}

async function remember(
  { text, language }: Extract<MemoryRequest, { kind: 'remember' }>,
  memory: AssistantMemory,
): Promise<string> {
  if (text.length > MEMORY_TEXT_LENGTH_MAX) {
    return `That is too long to remember: at most ${MEMORY_TEXT_LENGTH_MAX} characters. Nothing was remembered.`;
  }
  const clauses = clausesOf(text);
  // A limit is a memory of its own, so that it is enforced, listed and deleted by itself.
  const parts = clauses.some((clause) => memory.isLimit(clause)) ? clauses : [text];
  const said: string[] = [];
  for (const part of parts) {
    const remembered = await memory.remember(part);
    if (!remembered.ok) return [...said, remembered.error.detail].join(' ');
    said.push(SENTENCES[language][remembered.value.limit ? 'enforced' : 'told'](part));
  }
  return [...said, ...(language === 'en' ? [WHERE] : [])].join(' ');
}

const SENTENCES: Readonly<Record<Language, Pick<MemoryWords, 'enforced' | 'told'>>> = {
  en: {
    enforced: (text) =>
      `Remembered, and enforced from now on: “${text}”. Orders of the assistant that go against it are refused.`,
    told: (text) =>
      `Remembered: “${text}”. Models are told of it with each message, but it is not enforced.`,
  },
  ...MEMORY_WORDS,
};

async function list(memory: AssistantMemory, sources: OutcomeSources): Promise<string> {
  const rows = memory.rows;
  const off = memory.enabled ? '' : `${OFF} `;
  if (rows.length === 0) return `${off}Nothing is remembered.`;
  const memories: Memory[] = [];
  for (const row of rows) memories.push(await toMemory(row, sources));
  return `${off}This is remembered, newest first:\n\n${memories.map(describeMemory).join('\n')}`;
}

const OFF = 'The memory is off, so nothing of it is used.';

const describeMemory = ({ text, limit, outcome }: Memory): string =>
  `- ${text}${limit ? ' (enforced)' : ''}${outcome === null ? '' : `\n  ${outcome}`}`;

/** Returns the memories that a text means: the same one, or those that have all of its words. */
function matching(text: string, rows: readonly MemoryRow[]): readonly MemoryRow[] {
  const wanted = folded(text);
  const same = rows.filter((row) => folded(row.text) === wanted);
  if (same.length > 0) return same;
  const words = wanted.split(' ').filter((word) => !SMALL_WORDS.has(word));
  return words.length === 0
    ? []
    : rows.filter((row) => {
        const has = new Set(folded(row.text).split(' '));
        return words.every((word) => has.has(word));
      });
}

const SMALL_WORDS: ReadonlySet<string> = new Set(
  'the a an my of in on about thing things limit rule plan decision what i said that'.split(' '),
);

async function forget(
  found: readonly MemoryRow[],
  text: string,
  memory: AssistantMemory,
): Promise<string> {
  const [only, ...others] = found;
  if (!only) return `Nothing is remembered that says “${text}”. Nothing was deleted.`;
  if (others.length > 0) {
    return `Several things match. Say which:\n\n${found.map((row) => `- ${row.text}`).join('\n')}`;
  }
  // A message never lifts a limit, because pasted text must not be able to.
  if (only.limit)
    return `“${only.text}” is enforced, and a message cannot lift it. ${DELETE_THERE}`;
  await memory.forget([only.id]);
  return `Forgotten: “${only.text}”.`;
}

const DELETE_THERE = 'You can delete it in the Assistant settings.';

async function forgetAll(memory: AssistantMemory): Promise<string> {
  const kept = memory.rows.filter(({ limit }) => limit !== null);
  const gone = memory.rows.filter(({ limit }) => limit === null);
  await memory.forget(gone.map(({ id }) => id));
  const done =
    gone.length === 0
      ? 'Nothing was deleted.'
      : `Forgotten: ${gone.length} ${gone.length === 1 ? 'thing' : 'things'}.`;
  if (kept.length === 0) return done;
  return `${done} ${kept.map(({ text }) => `“${text}”`).join(', ')} ${kept.length === 1 ? 'is' : 'are'} enforced, and a message cannot lift that. You can delete it in the Assistant settings.`;
}
