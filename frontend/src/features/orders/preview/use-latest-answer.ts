'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { OrderMarket } from '../size/order-size';

/** The pause in typing after which the server is asked, and the least pause between two requests. */
const QUIET_MS = 150;

/**
 * Returns the server's latest answer to a question about an order; null if there is no question or no
 * answer yet. Asks once the question has not changed for a moment, and again when the price or the
 * account changes; the last answer is kept until then. A price that moves all the time delays no
 * request, and no answer is dropped because the price has moved since.
 *
 * @param asked the question, as JSON; null for none
 * @param ask asks the server; never rejects
 */
export function useLatestAnswer<Answer>(
  asked: string | null,
  { price, cash, held, freeCash, freeShares }: OrderMarket,
  ask: (asked: string) => Promise<Answer | null>,
): Answer | null {
  const [shown, setShown] = useState<{ asked: string; answer: Answer | null } | null>(null);
  const planned = useRef<{ asked: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  /** Numbers of the latest request, and of the one whose answer is shown. */
  const requests = useRef({ latest: 0, shown: 0 });

  const send = useEffectEvent(async (question: string) => {
    planned.current = null;
    const number = ++requests.current.latest;
    const answer = await ask(question);
    if (number < requests.current.shown) return;
    requests.current.shown = number;
    setShown({ asked: question, answer });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the market asks again.
  useEffect(() => {
    // A request that waits already is answered at the new price.
    if (planned.current?.asked === asked) return;
    clearTimeout(planned.current?.timer);
    planned.current =
      asked === null ? null : { asked, timer: setTimeout(() => void send(asked), QUIET_MS) };
  }, [asked, price, cash, held, freeCash, freeShares]);
  useEffect(
    () => () => {
      clearTimeout(planned.current?.timer);
      planned.current = null;
    },
    [],
  );

  return shown !== null && shown.asked === asked ? shown.answer : null;
}
