import type { ExternalToast } from 'sonner';
import { dismissAll } from '@/shared/toast';

type Id = NonNullable<ExternalToast['id']>;

/** The ids of toasts that were dismissed because another panel was opened, not by the person. */
const dismissed = new Set<Id>();

/** Dismisses all toasts without acknowledging them. */
export const dismissToasts = (): void => dismissAll((id) => dismissed.add(id));

/** Returns an `onDismiss` handler that is called only if the person closes the toast. */
export const onAcknowledged =
  (acknowledge: () => void) =>
  ({ id }: { id: Id }): void => {
    if (!dismissed.delete(id)) acknowledge();
  };
