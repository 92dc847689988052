import type { ChatAction } from '@finally/contract';
import type { Result } from '../kernel/result.ts';
import { falseClaims } from './claims.ts';
import type { ModelFailure } from './model.ts';
import { describeReceipts } from './receipts.ts';

/** What a person reads of an answer, and what the model had said where that differs. */
export interface Told {
  readonly message: string;
  readonly intent: string | null;
}

/**
 * Lets a text stand where the receipts bear it out. Otherwise it is told again
 * by whoever can, and where that does not hold either, the receipts speak.
 *
 * @param earlier actions of the answers before, which a text may speak of
 */
export async function tell(
  text: string,
  actions: readonly ChatAction[],
  earlier: readonly ChatAction[],
  retell: () => Promise<Result<string, ModelFailure>>,
): Promise<Told> {
  const isRefused = actions.some(({ status }) => status === 'rejected');
  if (!isRefused && falseClaims(text, actions, earlier).length === 0) {
    return { message: text, intent: null };
  }
  const retold = await retell();
  const holds =
    retold.ok &&
    retold.value.trim() !== '' &&
    falseClaims(retold.value, actions, earlier).length === 0;
  const message = holds ? retold.value : describeReceipts(actions);
  return { message, intent: message === text ? null : text };
}
