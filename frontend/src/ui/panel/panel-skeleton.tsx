import { Skeleton } from '../skeleton';

/** Fills the free space of a panel while its content is loading. */
export function PanelSkeleton({ className = '' }: { className?: string }) {
  return (
    <div aria-busy="true" className={`flex min-h-0 flex-1 flex-col p-2 ${className}`}>
      <Skeleton className="flex-1" />
    </div>
  );
}
