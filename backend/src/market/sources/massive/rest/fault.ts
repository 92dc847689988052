/** Why a call to Massive failed. */
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
  /** For people; ends with a full stop. */
  readonly sentence: string;
  /** How long Massive asked clients to wait. */
  readonly retry_after_ms?: number;
}

const SENTENCES: Readonly<Record<FaultKind, string>> = {
  key_refused: 'The Massive key was refused.',
  not_included: 'The Massive key was refused: its plan does not include this data.',
  too_many_calls: 'Massive was called more often than the plan allows.',
  timed_out: 'Massive did not answer in time.',
  unreachable: 'Massive cannot be reached.',
  server_error: 'Massive reported an internal error.',
  unexpected_answer: 'Massive sent an unexpected answer.',
  malformed: 'Massive sent an answer that cannot be read.',
  stopped: 'The source was stopped.',
};

export const fault = (kind: FaultKind, retry_after_ms?: number): Fault => ({
  kind,
  sentence: SENTENCES[kind],
  ...(retry_after_ms === undefined ? {} : { retry_after_ms }),
});

/** Returns true if a retry is pointless until the key or the plan is changed. */
export const isRefused = ({ kind }: Fault): boolean =>
  kind === 'key_refused' || kind === 'not_included';
