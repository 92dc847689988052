import { type ExternalToast, toast } from 'sonner';

type Id = NonNullable<ExternalToast['id']>;

/** The ids of toasts that were dismissed because another panel was opened, not by the person. */
const dismissed = new Set<Id>();

/** Dismisses all toasts without acknowledging them. */
export function dismissToasts(): void {
  for (const { id } of toast.getToasts()) {
    dismissed.add(id);
    toast.dismiss(id);
  }
}

/** Returns an `onDismiss` handler that is called only if the person closes the toast. */
export const onAcknowledged =
  (acknowledge: () => void) =>
  ({ id }: { id: Id }): void => {
    if (!dismissed.delete(id)) acknowledge();
  };
