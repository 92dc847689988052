import type { ReactNode } from 'react';

/** The message of an empty or failed panel: what is the case, and what to do next. */
export function Notice({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-1.5 p-4 text-center">
      <p className="text-base text-ink">{title}</p>
      {children ? <div className="max-w-72 text-sm text-muted">{children}</div> : null}
    </div>
  );
}
