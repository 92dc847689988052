import type { PendingMessage } from './pending-message';

/** Where a message without an answer outlives a reload of the page. */
export interface PendingMessageStorage {
  read(): PendingMessage | null;
  write(pending: PendingMessage | null): void;
}

const NAME = 'finally.unanswered';

const isPending = (value: unknown): value is PendingMessage =>
  typeof value === 'object' &&
  value !== null &&
  ['client_message_id', 'message', 'phase', 'cancel'].every(
    (field) => typeof value[field as keyof typeof value] === 'string',
  ) &&
  typeof value['sent_at_ms' as keyof typeof value] === 'number';

/**
 * Keeps it in this tab: another one has a conversation of its own on its way.
 * Storage that is full or locked forgets, and breaks nothing.
 */
export const pendingMessageInTab: PendingMessageStorage = {
  read() {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
      return isPending(kept) ? kept : null;
    } catch {
      return null;
    }
  },
  write(pending) {
    try {
      if (pending) sessionStorage.setItem(NAME, JSON.stringify(pending));
      else sessionStorage.removeItem(NAME);
    } catch {
      // The message is on its way all the same.
    }
  },
};
