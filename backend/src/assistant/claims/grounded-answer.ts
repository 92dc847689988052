import type { ChatAction } from '@finally/contract';
import type { Result } from '../../kernel/result.ts';
import { describeReceipts } from '../actions/receipts.ts';
import type { ModelFailure } from '../models/model.ts';
import { falseClaims } from './claims.ts';

/** The text that a person reads, and the model's original text if it differs. */
export interface Told {
  readonly message: string;
  readonly intent: string | null;
}

/**
 * Keeps the model's text if receipts support every claim in it. Otherwise asks the model for a
 * rewrite; if that makes a false claim too, shows the receipts instead.
 *
 * @param earlier actions of previous answers, which the text may mention
 */
export async function tell(
  text: string,
  actions: readonly ChatAction[],
  earlier: readonly ChatAction[],
  retell: () => Promise<Result<string, ModelFailure>>,
): Promise<Told> {
  const isRefused = actions.some(({ status }) => status === 'rejected');
  const denied = falseClaims(text, actions, earlier).length > 0;
  if (!isRefused && !denied) return { message: text, intent: null };
  const retold = await retell();
  const holds =
    retold.ok &&
    retold.value.trim() !== '' &&
    falseClaims(retold.value, actions, earlier).length === 0;
  const message = holds ? retold.value : denied ? describeReceipts(actions) : text;
  return { message, intent: message === text ? null : text };
}
