import { accountKey } from '@/shared/account/current-account';
import { jsonStorage } from '@/shared/remembered/json-storage';
import type { PendingMessage } from './pending-message';

/** Keeps an unanswered message across reloads of the page. */
export interface PendingMessageStorage {
  read(): PendingMessage | null;
  write(pending: PendingMessage | null): void;
}

const NAME = accountKey('finally.unanswered');

const isPending = (value: unknown): value is PendingMessage =>
  typeof value === 'object' &&
  value !== null &&
  ['client_message_id', 'message', 'phase', 'cancel'].every(
    (field) => typeof value[field as keyof typeof value] === 'string',
  ) &&
  typeof value['sent_at_ms' as keyof typeof value] === 'number';

const storage = jsonStorage(() => sessionStorage);

/** Keeps it in this tab, since other tabs have pending messages of their own. */
export const pendingMessageInTab: PendingMessageStorage = {
  read() {
    const stored = storage.read(NAME);
    return isPending(stored) ? stored : null;
  },
  write(pending) {
    if (pending) storage.write(NAME, pending);
    else storage.remove(NAME);
  },
};
