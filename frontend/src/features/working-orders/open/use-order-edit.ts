'use client';

import type { Order, TimeInForce } from '@finally/contract';
import { useState } from 'react';
import type { ChangeEffect } from '@/features/orders/preview/describe-change';
import { notifyChanged } from '@/features/orders/receipts/notify-placed-actions';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { farPriceWarning } from '@/features/orders/terms/far-price';
import { changeOrder } from '@/features/orders/working/use-working-orders';
import { ApiError } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import {
  type ChangeField,
  type EditField,
  editFields,
  editTimes,
  fieldOfRefusal,
  type ReadChange,
  readChange,
  readTime,
  type TypedTime,
  timeOf,
} from './order-change';
import { useChangeEffect } from './use-change-effect';

interface OrderEdit {
  readonly fields: readonly EditField[];
  textOf(field: EditField): string;
  /** Empty if the order's time in force cannot be changed. */
  readonly times: readonly TimeInForce[];
  readonly time: TypedTime;
  changeTime(time: Partial<TypedTime>): void;
  /** What is wrong with a field, or null. */
  faultOf(name: ChangeField): string | null;
  /** What is wrong with none of the fields, or null. */
  fault: string | null;
  isSending: boolean;
  change(name: ChangeField, text: string): void;
  submit(): void;
  /** What may be a slip in the changed prices, or null. */
  readonly warning: string | null;
  /** What the change would do; null while nothing is changed or it is not known. */
  readonly effect: ChangeEffect | null;
}

/** The form that changes an open order: what is typed, and what the server says about it. */
export function useOrderEdit(order: Order, onClose: () => void): OrderEdit {
  // The values with which the form was opened: the order may change meanwhile.
  const [fields] = useState(() => editFields(order));
  const [known] = useState(() => timeOf(order));
  const [time, setTime] = useState(known);
  const [texts, setTexts] = useState<Partial<Record<ChangeField, string>>>({});
  const [fault, setFault] = useState<{ field: ChangeField | null; sentence: string } | null>(null);
  const [isSending, setSending] = useState(false);
  const typed = readTyped();
  const { price } = useOrderMarket(order.ticker);
  const effect = useChangeEffect(order, 'change' in typed ? typed.change : null);

  function readTyped(): ReadChange | { readonly field: null; readonly sentence: string } {
    const read = readChange(fields, texts);
    if ('field' in read) return read;
    const timeChange = readTime(known, time);
    if (typeof timeChange === 'string') return { field: null, sentence: timeChange };
    return { change: { ...read.change, ...timeChange } };
  }

  async function submit() {
    if (isSending) return;
    if ('field' in typed) return setFault(typed);
    const { change } = typed;
    if (Object.keys(change).length === 0) return onClose();
    setSending(true);
    setFault(null);
    try {
      const placed = await changeOrder(order, change);
      if (placed) {
        notifyChanged(placed);
        onClose();
      }
    } catch (error) {
      const field =
        error instanceof ApiError ? fieldOfRefusal(error.problem.code, fields, change) : null;
      setFault({ field, sentence: errorMessage(error) });
    }
    setSending(false);
  }

  return {
    fields,
    times: editTimes(order),
    time,
    changeTime(part) {
      setTime((typed) => ({ ...typed, ...part }));
      setFault(null);
    },
    textOf: ({ name, text }) => texts[name] ?? text,
    faultOf: (name) => (fault?.field === name ? fault.sentence : null),
    fault: fault?.field === null ? fault.sentence : null,
    isSending,
    effect: fault === null ? effect : null,
    warning: 'change' in typed ? farPriceWarning(typed.change, price) : null,
    change(name, text) {
      setTexts((typed) => ({ ...typed, [name]: text }));
      setFault(null);
    },
    submit: () => void submit(),
  };
}
