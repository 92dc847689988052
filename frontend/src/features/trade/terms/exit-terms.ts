import {
  type Exit,
  priceOfExit,
  priceOfOrder,
  readExit,
  type TypedExit,
} from '@/features/orders/terms/exit-price';
import { readPrice } from '@/features/orders/terms/tick';
import { readPercent, TRAIL_HINT } from '@/features/orders/terms/trailing/trail';
import type { TermField, TypedTerms } from './typed-terms';

/** Returns whether a field is an exit. */
export const isExit = (field: TermField): field is Exit =>
  field === 'take_profit' || field === 'stop_loss';

const textOf = (field: TermField, { texts }: TypedTerms): string => texts[field]?.trim() ?? '';

/** Returns a trail in dollars or per cent, or the sentence that says why it is none. */
export const readTrail = (text: string): number | string =>
  text.includes('%') ? readPercent(text) : readPrice(text, TRAIL_HINT);

/** Returns the price from which the exits of the ticket's order are counted; null if it is not known. */
export function priceBeforeExits(
  typed: TypedTerms,
  fields: readonly TermField[],
  price: number | null,
): number | null {
  const typedPrice = (field: 'limit_price' | 'stop_price') => {
    const value = fields.includes(field) ? readPrice(textOf(field, typed)) : '';
    return typeof value === 'number' ? { [field]: value } : {};
  };
  return priceOfOrder({ ...typedPrice('limit_price'), ...typedPrice('stop_price') }, { price });
}

/** Returns the price at which the stop loss starts; null if none is typed that can be read. */
export function lossPrice(typed: TypedTerms, from: number | null): number | null {
  const text = textOf('stop_loss', typed);
  if (text === '' || !typed.hasExits) return null;
  if (!typed.trailsLoss) {
    const read = readExit('stop_loss', text);
    const price = typeof read === 'string' ? read : priceOfExit('stop_loss', read, from, null);
    return typeof price === 'number' ? price : null;
  }
  const trail = readTrail(text);
  if (typeof trail === 'string' || from === null) return null;
  const loss = text.includes('%') ? from * (1 - trail / 100) : from - trail;
  return loss > 0 ? loss : null;
}

/** Returns the price of an exit of the ticket, or the sentence that says why it is none. */
export function readExitPrice(exit: Exit, typed: TypedTerms, from: number | null): number | string {
  const read = readExit(exit, textOf(exit, typed));
  return typeof read === 'string' ? read : priceOfExit(exit, read, from, lossPrice(typed, from));
}

/** Returns whether an exit is typed as a distance from the price of the order. */
export function isDistance(exit: Exit, typed: TypedTerms): boolean {
  const read: TypedExit | string = readExit(exit, textOf(exit, typed));
  return typeof read !== 'string' && read.kind !== 'price';
}
