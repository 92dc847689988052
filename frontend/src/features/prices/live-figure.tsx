'use client';

import type { PriceUpdate } from '@finally/contract';
import { useCallback, useRef } from 'react';
import { directionOf } from '@/shared/format/direction';
import { changeClass } from '@/ui/change';
import { NO_PRICE, usePriceWriter, writeText } from './use-price-writer';

interface LiveFigureProps {
  ticker: string;
  /** Must be the same function in each render. */
  format(update: PriceUpdate): string;
  className?: string;
}

/** A figure that follows the price of its ticker without rendering. */
export function LiveFigure({ ticker, format, className = '' }: LiveFigureProps) {
  const element = useRef<HTMLSpanElement>(null);
  const write = useCallback(
    (written: HTMLElement, update: PriceUpdate | null) =>
      writeText(written, update ? format(update) : NO_PRICE),
    [format],
  );
  usePriceWriter(element, ticker, write);
  return (
    <span ref={element} data-live className={`figures ${className}`}>
      {NO_PRICE}
    </span>
  );
}

/** A gain or a loss that follows the price of its ticker without rendering; looks like a `Change`. */
export function LiveChange({ ticker, format, className = '' }: LiveFigureProps) {
  const element = useRef<HTMLSpanElement>(null);
  const write = useCallback(
    (written: HTMLElement, update: PriceUpdate | null) => {
      const text = update && format(update);
      writeText(written, text ?? NO_PRICE);
      const { dataset } = written;
      const direction = text === null ? undefined : directionOf(text);
      if (direction === undefined) delete dataset['direction'];
      else if (dataset['direction'] !== direction) dataset['direction'] = direction;
    },
    [format],
  );
  usePriceWriter(element, ticker, write);
  return (
    <span ref={element} data-live className={changeClass(className)}>
      {NO_PRICE}
    </span>
  );
}
