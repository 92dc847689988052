'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { loadWithRetry } from '@/shared/load-with-retry';
import { Overlay } from './overlay/overlay';
import { useFocusReturn } from './overlay/use-focus-return';

interface LazyOptions<Props> {
  /** Rendered until the component is loaded. */
  loading?: (props: Props) => ReactNode;
  /** Rendered after a failure, while the script is fetched again. */
  failed?: (props: Props) => ReactNode;
}

/**
 * Returns a component whose script is fetched when it is first rendered. A script that cannot be
 * fetched is tried again every few seconds, and each time the component is mounted.
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { loading, failed }: LazyOptions<Props> = {},
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const [Loaded, setLoaded] = useState(() => loaded);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded) return setLoaded(() => loaded);
      return loadWithRetry(
        load,
        (component) => {
          loaded = component;
          setLoaded(() => component);
        },
        (error) => {
          console.error(error);
          setFailed(true);
        },
      );
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return (hasFailed && failed ? failed : loading)?.(props) ?? null;
  };
}

/**
 * Returns a dialog whose script is fetched when it is first opened. A placeholder takes the focus and
 * all keys at once, and says so if the script cannot be fetched.
 */
export function lazyDialog<Props extends { onClose(): void }>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const placeholder = (sentence: string) => {
    return ({ onClose }: Props) => (
      <Overlay title={name} description={sentence} onClose={onClose}>
        {/* Only the text appears late: the dialog must take the focus at once. */}
        <p role="alert" className="late p-4 text-sm">
          {sentence}
        </p>
      </Overlay>
    );
  };
  const Dialog = lazyComponent(load, {
    loading: placeholder(`Loading ${name.toLowerCase()}.`),
    failed: placeholder(`${name} could not be loaded. Retrying. Escape closes this.`),
  });
  return function LazyDialog(props: Props) {
    // Remembers the focus before the placeholder takes it.
    useFocusReturn();
    return <Dialog {...props} />;
  };
}
