/** Why a call to Massive brought nothing. */
export type FaultKind =
  | 'key_refused'
  | 'not_included'
  | 'too_many_calls'
  | 'timed_out'
  | 'unreachable'
  | 'server_error'
  | 'unexpected_answer'
  | 'malformed'
  | 'stopped';

export interface Fault {
  readonly kind: FaultKind;
  /** For people, with a full stop. */
  readonly sentence: string;
  /** How long Massive asked to be left alone. */
  readonly retry_after_ms?: number;
}

const SENTENCES: Readonly<Record<FaultKind, string>> = {
  key_refused: 'The Massive key was refused.',
  not_included: 'The Massive key was refused: its plan does not include this data.',
  too_many_calls: 'Massive was called more often than the plan allows.',
  timed_out: 'Massive did not answer in time.',
  unreachable: 'Massive cannot be reached.',
  server_error: 'Massive has a fault of its own.',
  unexpected_answer: 'Massive answered with something that was not asked for.',
  malformed: 'Massive sent an answer that cannot be read.',
  stopped: 'The source was stopped.',
};

export const fault = (kind: FaultKind, retry_after_ms?: number): Fault => ({
  kind,
  sentence: SENTENCES[kind],
  ...(retry_after_ms === undefined ? {} : { retry_after_ms }),
});

/** Whether asking again soon is of no use: somebody has to change the key or the plan. */
export const isRefused = ({ kind }: Fault): boolean =>
  kind === 'key_refused' || kind === 'not_included';
