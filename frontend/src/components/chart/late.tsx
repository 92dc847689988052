'use client';

import { Component, type ReactNode, Suspense } from 'react';
import { Notice } from '@/components/ui/notice';

interface LateProps {
  /** Takes the room of what is still being loaded. */
  placeholder: ReactNode;
  children: ReactNode;
}

/** Around what is loaded after the page: holds its place, and says so where it does not come. */
export class Late extends Component<LateProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    const { placeholder, children } = this.props;
    if (!this.state.hasFailed) return <Suspense fallback={placeholder}>{children}</Suspense>;
    return (
      <Notice title="The chart could not be loaded">
        <p>The server may have been replaced by a newer one.</p>
        <button
          type="button"
          onClick={() => location.reload()}
          className="mt-2 text-info hover:underline"
        >
          Load the page again
        </button>
      </Notice>
    );
  }
}
