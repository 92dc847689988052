import type { AssistantSettings, ChatAction, ChatMessage, ModelInfo } from '@finally/contract';
import type { Refusal } from '../../kernel/result.ts';
import type { Control } from '../actions/mandate.ts';
import { describeReceipts } from '../actions/receipts.ts';
import type { Language } from '../languages/language.ts';
import { SENTENCES } from '../languages/sentences.ts';

/** The author of answers to messages addressed to FinAlly itself; no model is asked. */
export const PROGRAM: ModelInfo = { provider: 'program', name: 'FinAlly' };

/** Requests that take effect at once, before any waiting message. */
export type Restraint = Extract<Control, 'halt' | 'read_only'>;

export const isRestraint = (control: Control | undefined): control is Restraint =>
  control === 'halt' || control === 'read_only';

const LOOSEN =
  'The Pause button at the top of the page becomes Resume while the assistant is paused; ' +
  'mode and limits are in the Assistant settings.';

/** Describes what a restraint changed, and how to undo it. */
export function describeRestraint(
  restraint: Restraint,
  before: AssistantSettings,
  after: AssistantSettings,
  language: Language,
): string {
  const isNew = restraint === 'halt' ? !before.halted : before.mode !== 'read_only';
  if (language !== 'en') {
    const { halted, read_only } = SENTENCES[language];
    const said = restraint === 'halt' ? halted(isNew) : read_only(isNew);
    return after.saved ? said : `${said}\n\n${UNSAVED}`;
  }
  const changed =
    restraint === 'halt'
      ? `The assistant ${isNew ? 'is paused' : 'was paused already'}: it carries out no further action, not even in answers in progress. Resume it at the top of the page or in the Assistant settings.`
      : `The assistant ${isNew ? 'is set to read only' : 'was set to read only already'}: it answers, but carries out nothing. Choose another mode in the Assistant settings.`;
  return after.saved ? changed : `${changed}\n\n${UNSAVED}`;
}

const UNSAVED =
  'This is in force, but it could not be written down because the database cannot be written at ' +
  'the moment. It is written down as soon as it can be; a restart before that would lift it.';

/** Says where the assistant's restrictions can be relaxed: a message never does that. */
export const howToRelaxLimits = (language: Language): string =>
  language === 'en' ? HOW_TO_RELAX_LIMITS : SENTENCES[language].how_to_relax;

const HOW_TO_RELAX_LIMITS = `A message cannot relax the assistant's limits; you can do so in the interface. ${LOOSEN} Nothing was changed.`;

/** Placeholder text of a go-ahead until its outcome is known. */
export const APPROVING = 'Approving the waiting actions.';

/** How long after an answer a go-ahead can refer to it. */
const GO_AHEAD_MS_MAX = 30 * 60_000;

/**
 * Returns the actions that a go-ahead approves: those that wait in the last exchange, in order.
 * Returns none if another message came between, or the answer is older than half an hour.
 * @param past the conversation, oldest first
 * @param said_at time of the go-ahead, ISO 8601
 */
export function approvedByGoAhead(
  past: readonly ChatMessage[],
  said_at: string,
): readonly ChatAction[] {
  const last = past.at(-1);
  if (last?.role !== 'assistant') return [];
  const age_ms = Date.parse(said_at) - Date.parse(last.created_at);
  if (age_ms < 0 || age_ms > GO_AHEAD_MS_MAX) return [];
  return last.actions.filter(({ status }) => status === 'proposed');
}

/** Describes the outcome of a go-ahead, and why actions are still waiting. */
export function describeGoAhead(
  actions: readonly ChatAction[],
  refusals: readonly Refusal[],
  language: Language,
): string {
  const reasons = [...new Set(refusals.map(({ detail }) => detail))];
  return [describeReceipts(actions, language), ...reasons].join('\n\n');
}
