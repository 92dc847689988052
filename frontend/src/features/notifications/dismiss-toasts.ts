import { type ExternalToast, toast } from 'sonner';

type Id = NonNullable<ExternalToast['id']>;

/** Toasts that went because the person went elsewhere, and not because they took note of them. */
const left = new Set<Id>();

/** Takes every toast off the page. What they told of stays as it was. */
export function dismissToasts(): void {
  for (const { id } of toast.getToasts()) {
    left.add(id);
    toast.dismiss(id);
  }
}

/** Returns what a toast does when the person closes it, and leaves undone when they only go elsewhere. */
export const onAcknowledged =
  (noted: () => void) =>
  ({ id }: { id: Id }): void => {
    if (!left.delete(id)) noted();
  };
