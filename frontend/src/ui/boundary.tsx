'use client';

import { Component, type ErrorInfo, type ReactNode } from 'react';

interface BoundaryProps {
  /** Rendered instead of children that crashed. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Catches errors of its children, so that the rest of the page keeps working. */
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
