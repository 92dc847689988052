import type { ChatAction } from '@finally/contract';
import type { Outcome } from '../../kernel/result.ts';
import { describeReceipts } from '../actions/receipts.ts';
import type { ModelFailure } from '../models/model.ts';
import { falseClaims } from './claims.ts';

/** The text that a person reads, and the model's original text if it differs. */
export interface AnswerText {
  readonly message: string;
  readonly intent: string | null;
}

/**
 * Keeps the model's text if receipts support every claim in it. Otherwise asks the model for a
 * rewrite; if that makes a false claim too, shows the receipts instead.
 *
 * @param earlier actions of previous answers, which the text may mention
 */
export async function groundAnswer(
  text: string,
  actions: readonly ChatAction[],
  earlier: readonly ChatAction[],
  rephrase: () => Promise<Outcome<string, ModelFailure>>,
): Promise<AnswerText> {
  const isRefused = actions.some(({ status }) => status === 'rejected');
  const denied = falseClaims(text, actions, earlier).length > 0;
  if (!isRefused && !denied) return { message: text, intent: null };
  const rephrased = await rephrase();
  const holds =
    rephrased.ok &&
    rephrased.value.trim() !== '' &&
    falseClaims(rephrased.value, actions, earlier).length === 0;
  const message = holds ? rephrased.value : denied ? describeReceipts(actions) : text;
  return { message, intent: message === text ? null : text };
}
