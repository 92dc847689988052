'use client';

import { Component, type ErrorInfo, type ReactNode } from 'react';

interface BoundaryProps {
  /** What stands in place of what failed. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps a failure to its place: what is around goes on. */
export class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo) {
    console.error(error, componentStack);
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
