'use client';

import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useDockActions, usePanelPlace } from './panel-frame';
import { PanelPlaceButtons } from './place-buttons';

interface PanelProps {
  /** A text, or an element with its own heading if the row shows more than a title. */
  title: ReactNode;
  /** Controls at the right end of the title row. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/**
 * The frame of every panel: a thin border, a title row, and a body that fills the rest. In a dock the
 * tabs replace frame and title.
 */
export function Panel({ title, actions, className = '', children }: PanelProps) {
  const dock = useDockActions();
  const place = usePanelPlace();
  if (dock !== undefined) {
    return (
      <>
        {dock && actions ? createPortal(actions, dock) : null}
        {children}
      </>
    );
  }
  const isPlain = typeof title === 'string';
  return (
    <section
      className={`flex h-full min-h-0 min-w-0 flex-col overflow-hidden border border-edge bg-panel ${className}`}
    >
      <header
        data-panel-handle={place?.id}
        className={`@container flex min-h-8 shrink-0 items-center justify-between gap-x-2 border-b border-edge pr-1 pl-2.5 ${
          isPlain ? '' : 'flex-wrap'
        }`}
      >
        {isPlain ? <h2 className="label truncate">{title}</h2> : title}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {actions}
          <PanelPlaceButtons />
        </div>
      </header>
      <div className="relative flex min-h-0 flex-1 flex-col">{children}</div>
    </section>
  );
}
