import type { AlertRefusal } from '../alerts/index.ts';
import type { CancelRefusal, PlaceRefusal, ReplaceRefusal, TradeRefusal } from '../orders/index.ts';
import { PASSING_REFUSALS } from '../risk/refusals.ts';
import type { WatchlistRefusal } from '../watchlists/index.ts';

/** Codes with which an action of the assistant can be refused. */
export type ActionRefusal =
  | TradeRefusal
  | PlaceRefusal
  | ReplaceRefusal
  | CancelRefusal
  // The order as a model wrote it is none.
  | 'invalid_request'
  | AlertRefusal<'set'>
  | AlertRefusal<'change'>
  | AlertRefusal<'remove'>
  | WatchlistRefusal<'add'>
  | WatchlistRefusal<'remove'>;

/** Codes with which each call refuses, in order of precedence. */
export const ASSISTANT_REFUSALS = {
  send: [
    'client_message_id_conflict',
    'shutting_down',
    'message_not_received',
    'assistant_busy',
    'cancelled',
    'assistant_unavailable',
  ],
  approve: ['shutting_down', 'not_found', ...PASSING_REFUSALS],
  decline: ['shutting_down', 'not_found'],
  step: ['not_found'],
  remember: ['memory_off', 'too_many_memories'],
  changeMemory: ['not_found'],
  forgetMemory: ['not_found'],
  changeSettings: ['assistant_settings_conflict', 'database_unavailable'],
} as const;
export type AssistantRefusal<Call extends keyof typeof ASSISTANT_REFUSALS> =
  (typeof ASSISTANT_REFUSALS)[Call][number];
