import type { ChatAction } from '@finally/contract';
import type { Outcome } from '../../kernel/result.ts';
import { describeReceipts } from '../actions/receipts.ts';
import type { ModelFailure } from '../models/model.ts';
import { falseClaims } from './claims.ts';

/** What a person reads of an answer, and what the model had said where that differs. */
export interface Told {
  readonly message: string;
  readonly intent: string | null;
}

/**
 * Keeps a text that the receipts bear out. Otherwise the model tells it again,
 * and if that does not hold either, the receipts stand in place of a false claim.
 *
 * @param earlier actions of the answers before, which a text may speak of
 */
export async function tell(
  text: string,
  actions: readonly ChatAction[],
  earlier: readonly ChatAction[],
  retell: () => Promise<Outcome<string, ModelFailure>>,
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
