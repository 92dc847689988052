'use client';

import type { PriceUpdate } from '@finally/contract';
import { useCallback, useRef } from 'react';
import { NO_PRICE, usePriceWriter, writeText } from '@/hooks/use-price-writer';
import { directionOf } from '@/lib/direction';
import { changeClass } from './change';

interface LiveFigureProps {
  ticker: string;
  /** The same function each time. */
  format(update: PriceUpdate): string;
  className?: string;
}

/** A figure that follows the price of its ticker by itself. */
export function LiveFigure({ ticker, format, className = '' }: LiveFigureProps) {
  const element = useRef<HTMLSpanElement>(null);
  const write = useCallback(
    (written: HTMLElement, update: PriceUpdate | null) =>
      writeText(written, update ? format(update) : NO_PRICE),
    [format],
  );
  usePriceWriter(element, ticker, write);
  return (
    <span ref={element} className={`figures ${className}`}>
      {NO_PRICE}
    </span>
  );
}

interface LiveChangeProps extends LiveFigureProps {
  /** Decides colour and arrow, as in a `Change`. The same function each time. */
  measure(update: PriceUpdate): number;
}

/** A gain or a loss that follows the price of its ticker by itself. */
export function LiveChange({ ticker, measure, format, className = '' }: LiveChangeProps) {
  const element = useRef<HTMLSpanElement>(null);
  const write = useCallback(
    (written: HTMLElement, update: PriceUpdate | null) => {
      writeText(written, update ? format(update) : NO_PRICE);
      const direction = update ? directionOf(measure(update)) : undefined;
      const { dataset } = written;
      if (direction === undefined) delete dataset['direction'];
      else if (dataset['direction'] !== direction) dataset['direction'] = direction;
    },
    [format, measure],
  );
  usePriceWriter(element, ticker, write);
  return (
    <span ref={element} className={changeClass(className)}>
      {NO_PRICE}
    </span>
  );
}
