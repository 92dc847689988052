import type { ReactNode } from 'react';
import { Notice } from '@/ui/notice';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';

interface LoadedListProps {
  /** Said if it could not be loaded: `The movers could not be loaded`. */
  failed: string;
  /** Null until it is loaded. */
  children: ReactNode;
  /** Why the latest request failed; null if it did not. */
  error: string | null;
  onRetry(): void;
}

/** A list of the market: a placeholder until it is loaded, and what is wrong if it is not current. */
export function LoadedList({ failed, children, error, onRetry }: LoadedListProps) {
  if (children === null) {
    return error === null ? (
      <PanelSkeleton />
    ) : (
      <Notice title={failed}>
        <p>{error}</p>
        <button type="button" onClick={onRetry} className="mt-2 text-info hover:underline">
          Try again
        </button>
      </Notice>
    );
  }
  return (
    <>
      {children}
      {error === null ? null : (
        <p role="status" className="shrink-0 border-t border-edge px-2.5 py-1 text-xs text-muted">
          {`The list is not current. ${error}`}
        </p>
      )}
    </>
  );
}
