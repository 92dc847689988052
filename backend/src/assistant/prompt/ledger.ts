import type { ChatAction } from '@finally/contract';
import { describeAction } from '../actions/receipts.ts';
import { type Harmless, harmless } from './fence.ts';

/** Describes the outcome of actions as data, one per line. */
export const describeLedger = (actions: readonly ChatAction[]): Harmless =>
  harmless(
    actions.length === 0
      ? 'No action was proposed, and nothing was done.'
      : actions.map((action) => `${action.status}: ${describeAction(action)}`).join('\n'),
  );
