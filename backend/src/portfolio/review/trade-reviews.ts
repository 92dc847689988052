import { roundToPrice } from '../../kernel/money.ts';
import { SerialQueue } from '../../kernel/serial-queue.ts';
import type { MarketClock } from '../../kernel/time/clock.ts';
import { nextTurn } from '../../kernel/time/pause.ts';
import type { FillQuoteRow, LedgerStore } from '../../ledger/store.ts';
import { type FillQuote, type TradeReview, TradeReviewer } from './trade-review.ts';

/** Entries read at a time: a few milliseconds of the event loop. */
const SLICE_ENTRIES = 500;

export interface TradeReviewsOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account' | 'journal' | 'fillQuotes'>;
  readonly clock: Pick<MarketClock, 'soon'>;
}

/**
 * Reviews the trades of an account's current ledger, or those since a time. Reads each entry of the
 * journal once.
 */
export class TradeReviews {
  readonly #options: TradeReviewsOptions;
  readonly #queue = new SerialQueue();
  readonly #since_ms: number;
  #reviewer = new TradeReviewer();
  /** The ledger that is reviewed; ledgers are numbered from 1. */
  #ledger = 0;
  /** The last entry that was read. */
  #after = 0;

  /** @param since_ms trades before are left out */
  constructor(options: TradeReviewsOptions, since_ms = 0) {
    this.#options = options;
    this.#since_ms = since_ms;
  }

  /** Returns the review of all trades up to now. */
  review(): Promise<TradeReview> {
    return this.#queue.run(async () => {
      await this.#read();
      return this.#reviewer.review();
    });
  }

  async #read(): Promise<void> {
    const { account_id, ledger, clock } = this.#options;
    const current = (await ledger.account(account_id)).ledger;
    if (current !== this.#ledger) {
      this.#reviewer = new TradeReviewer();
      this.#ledger = current;
      this.#after = 0;
    }
    for (;;) {
      const { entries } = await ledger.journal(account_id, {
        ledger: current,
        after: this.#after,
        limit: SLICE_ENTRIES,
      });
      const last = entries.at(-1);
      if (!last) return;
      const stretch = { ledger: current, after: this.#after, until: last.sequence };
      const rows = await ledger.fillQuotes(account_id, stretch);
      const quotes = new Map(rows.map((row) => [row.sequence, toQuote(row)]));
      for (const entry of entries) {
        if (entry.kind !== 'fill' || Date.parse(entry.executed_at) < this.#since_ms) continue;
        this.#reviewer.add(entry, quotes.get(entry.sequence));
      }
      this.#after = last.sequence;
      if (entries.length < SLICE_ENTRIES) return;
      await nextTurn(clock);
    }
  }
}

const toQuote = ({ bid, ask }: FillQuoteRow): FillQuote | undefined =>
  bid === null || ask === null
    ? undefined
    : { middle_twice_e4: roundToPrice(bid) + roundToPrice(ask) };
