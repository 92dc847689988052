import type { MarketStep } from '../../../src/orders/fills/book.ts';
import type { CaseBook, ReferenceCase } from './reference-case.ts';

/** Returns what the fill model sees of a ticker of a case in a step. */
export function marketStepOf(
  { instruments }: Pick<ReferenceCase, 'instruments'>,
  ticker: string,
  step: number,
  book: CaseBook,
): MarketStep {
  const { last, bid, ask, volume, halted } = book;
  const { adv = 1, volatility = '0' } = instruments[ticker] ?? {};
  const levels = (side: CaseBook['bids']) =>
    side.map(({ price, size }) => ({ price_e4: price, size_e6: size }));
  return {
    step,
    last_e4: last,
    volume,
    is_halted: halted,
    book:
      bid === undefined || ask === undefined || halted
        ? null
        : {
            bid_e4: bid,
            ask_e4: ask,
            bids: levels(book.bids),
            asks: levels(book.asks),
            adv,
            volatility_e6: Math.round(Number(volatility) * 1_000_000),
          },
  };
}

/** Returns the book of a ticker in a step of a case; undefined if the step leaves the ticker out. */
export function bookIn(
  { books }: Pick<ReferenceCase, 'books'>,
  named: CaseBook | string | undefined,
): CaseBook | undefined {
  if (typeof named !== 'string') return named;
  const book = books[named];
  if (!book) throw new Error(`there is no book ${named}`);
  return book;
}
