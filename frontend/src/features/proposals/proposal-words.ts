import type { Proposal } from '@finally/contract';

/** Names who asked: the label of the key, and what the program calls itself, which nobody checks. */
export function describeAsker({ key_label, source, client }: Proposal): string {
  const key = key_label ?? source;
  return client === null ? key : `${key} (calls itself "${client}")`;
}

/** The word for each state of a proposal. */
export const STATE_WORDS: Readonly<Record<Proposal['state'], string>> = {
  pending: 'Waits',
  executed: 'Done',
  refused: 'Refused',
  declined: 'Declined',
  expired: 'Expired',
};
