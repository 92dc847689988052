import type { TradeNote, TradeNoteBody } from '@finally/contract';
import type { Cents } from '../kernel/money.ts';
import type { TradeRow } from '../ledger/journal/entry.ts';

/** The profit of the trades that have a tag. */
export interface TagProfitRow {
  readonly tag: string;
  readonly trades: number;
  /** Less the fees of the trades. */
  readonly realized_pnl_cents: Cents;
}

export interface NotedTradeRow {
  readonly note: TradeNote;
  readonly trade: TradeRow;
}

/** What a person writes down of trades. It stays with the trade, also in archived ledgers. */
export interface TradeNoteStore {
  /** Returns notes of the current ledger, newest trade first. */
  list(
    account_id: string,
    query: { tag?: string | undefined; limit: number; before?: number | undefined },
  ): Promise<readonly NotedTradeRow[]>;
  /** Returns the note of a trade, which is empty if nothing is written; undefined for an unknown trade. */
  get(account_id: string, trade_id: string): Promise<TradeNote | undefined>;
  /** Returns the notes of some trades; trades without one are left out. */
  of(account_id: string, trade_ids: readonly string[]): Promise<readonly TradeNote[]>;
  /** Replaces what is written. An empty note without a picture is deleted. Undefined for an unknown trade. */
  write(
    account_id: string,
    trade_id: string,
    body: TradeNoteBody,
    now: string,
  ): Promise<TradeNote | undefined>;
  /** Returns the tags of the current ledger by name. */
  tags(account_id: string): Promise<readonly TagProfitRow[]>;
  /** Returns the PNG of a trade. */
  picture(account_id: string, trade_id: string): Promise<Uint8Array | undefined>;
  /** Stores a PNG, or deletes it if it is null. Undefined for an unknown trade. */
  keepPicture(
    account_id: string,
    trade_id: string,
    png: Uint8Array | null,
    now: string,
  ): Promise<TradeNote | undefined>;
}
