import { readPrice } from '@/features/orders/terms/tick';
import { readPercent } from '@/features/orders/terms/trailing/trail';
import type { OrderValue, Reading } from '../intent';
import { asOrder, problem } from '../readings';
import { isChoosingWord, readChosen } from './chosen-orders-grammar';

const RIGHT =
  'Write what changes and to what: MOVE STOP TO 180, MOVE NVDA STOP AT 200 TO 195, MOVE NVDA LIMIT TO 170 or MOVE NVDA TRAIL TO 3%.';

/** Reads what an order is changed to, or says what is wrong with it. */
function readValue(word: string): OrderValue | string {
  if (word.endsWith('%')) {
    const percent = readPercent(word);
    return typeof percent === 'string' ? percent : { kind: 'percent', percent };
  }
  const price = readPrice(word);
  return typeof price === 'string' ? price : { kind: 'price', price };
}

/** `MOVE STOP TO 180`, `MOVE NVDA STOP AT 200 TO 195`: reads what follows MOVE. */
export function readChange(words: readonly string[]): Reading {
  const at = words.lastIndexOf('TO');
  const [before, after] =
    at < 0 ? [words.slice(0, -1), words.slice(-1)] : [words.slice(0, at), words.slice(at + 1)];
  // "Move" and "change" may begin the name of another command.
  if (!words.some((word) => /\d/.test(word) || isChoosingWord(word))) return null;
  const [value = ''] = after;
  const chosen = readChosen(before);
  const isLone = chosen?.ticker == null && chosen?.type == null && chosen?.side == null;
  if (!chosen || after.length !== 1 || !/\d/.test(value) || (isLone && !chosen?.isLatest)) {
    return asOrder(problem(RIGHT));
  }
  const to = readValue(value);
  if (typeof to === 'string') return asOrder(problem(`${value}: ${to}`));
  if (to.kind === 'percent' && chosen.type !== 'trail' && chosen.type !== 'stop') {
    return asOrder(problem(RIGHT));
  }
  return { intent: { kind: 'change_order', chosen, to } };
}
