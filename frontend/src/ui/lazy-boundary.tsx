'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { loadUntilThere } from '@/shared/load-until-there';
import { Overlay } from './overlay/overlay';
import { useFocusReturn } from './overlay/use-focus-return';

interface LaterOptions<Props> {
  /** Stands in its place until it is there. */
  waiting?: (props: Props) => ReactNode;
  /** Stands in its place after a failure, while it is fetched again every few seconds. */
  failed?: (props: Props) => ReactNode;
}

/**
 * A component whose script is fetched once it is shown. If the script cannot be fetched, that is said
 * if `failed` is given, and it is fetched again: every few seconds, and each time it is shown anew.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { waiting, failed }: LaterOptions<Props> = {},
): ComponentType<Props> {
  let there: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [Loaded, setLoaded] = useState(() => there);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (there) return setLoaded(() => there);
      return loadUntilThere(
        load,
        (component) => {
          there = component;
          setLoaded(() => component);
        },
        (error) => {
          console.error(error);
          setFailed(true);
        },
      );
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return (hasFailed && failed ? failed : waiting)?.(props) ?? null;
  };
}

/**
 * A dialog whose script is fetched once it is opened. From the key that opens it on, every key is its
 * own; one that cannot be fetched says so.
 */
export function laterDialog<Props extends { onClose(): void }>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const place = (sentence: string) => {
    return ({ onClose }: Props) => (
      <Overlay title={name} description={sentence} onClose={onClose}>
        {/* The dialog itself is never hidden: it must take the focus at once. */}
        <p role="alert" className="late p-4 text-sm">
          {sentence}
        </p>
      </Overlay>
    );
  };
  const Dialog = later(load, {
    waiting: place(`${name}: on the way.`),
    failed: place(`${name} could not be loaded. It is tried again; Escape closes this.`),
  });
  return function LaterDialog(props: Props) {
    // What stands here until it is there is no place to give the focus back to.
    useFocusReturn();
    return <Dialog {...props} />;
  };
}
