import {
  PICTURE_BYTES_MAX,
  type TagProfits,
  TRADE_NOTE_SENTENCES,
  type TradeNote,
  type TradeNoteBody,
  type TradeNotes,
} from '@finally/contract';
import { centsToJson } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toIso, type WallClock } from '../kernel/time/clock.ts';
import { toTrade } from '../ledger/journal/trade-to-json.ts';
import { isPng } from './png.ts';
import type { TradeNoteRefusal } from './refusals.ts';
import type { TradeNoteStore } from './store.ts';

export interface TradeNoteServiceOptions {
  readonly account_id: string;
  readonly store: TradeNoteStore;
  readonly clock: WallClock;
}

const unknownTrade = () => refuse('unknown_trade', 'There is no such trade.');

/** Keeps what a person writes down of the trades of an account: words, tags, a plan and a picture. */
export class TradeNoteService {
  readonly #options: TradeNoteServiceOptions;

  constructor(options: TradeNoteServiceOptions) {
    this.#options = options;
  }

  /** Returns one page of the notes, newest trade first. */
  async list(query: {
    tag?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  }): Promise<Result<TradeNotes, TradeNoteRefusal<'list'>>> {
    const { account_id, store } = this.#options;
    const { tag, limit, cursor } = query;
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
      return refuse('invalid_cursor', 'Use the next_cursor of the previous page.');
    }
    const before = cursor === undefined ? undefined : Number(cursor);
    // One extra row shows whether there is a next page.
    const rows = await store.list(account_id, { tag, limit: limit + 1, before });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return ok({
      notes: page.map(({ note, trade }) => ({ note, trade: toTrade(trade) })),
      next_cursor: rows.length > page.length && last ? String(last.trade.sequence) : null,
    });
  }

  /** Returns the note of a trade; an empty one if nothing is written. */
  async read(trade_id: string): Promise<Result<TradeNote, TradeNoteRefusal<'read'>>> {
    const { account_id, store } = this.#options;
    const note = await store.get(account_id, trade_id);
    return note ? ok(note) : unknownTrade();
  }

  /** Replaces what is written down of a trade, except its picture. */
  async write(
    trade_id: string,
    body: TradeNoteBody,
  ): Promise<Result<TradeNote, TradeNoteRefusal<'write'>>> {
    const { account_id, store, clock } = this.#options;
    const note = await store.write(account_id, trade_id, body, toIso(clock.now_ms()));
    return note ? ok(note) : unknownTrade();
  }

  /** Returns the tags of the current ledger, with the profit of their trades. */
  async tags(): Promise<TagProfits> {
    const rows = await this.#options.store.tags(this.#options.account_id);
    return {
      tags: rows.map(({ tag, trades, realized_pnl_cents }) => ({
        tag,
        trades,
        realized_pnl: centsToJson(realized_pnl_cents),
      })),
    };
  }

  /** Returns the picture of a trade, as a PNG. */
  async picture(trade_id: string): Promise<Result<Uint8Array, TradeNoteRefusal<'readPicture'>>> {
    const png = await this.#options.store.picture(this.#options.account_id, trade_id);
    return png ? ok(png) : refuse('unknown_picture', 'This trade has no picture.');
  }

  /** Stores a picture, which replaces an earlier one. */
  async keepPicture(
    trade_id: string,
    base64: string,
  ): Promise<Result<TradeNote, TradeNoteRefusal<'keepPicture'>>> {
    const { account_id, store, clock } = this.#options;
    if (!(await store.get(account_id, trade_id))) return unknownTrade();
    const png = Buffer.from(base64, 'base64');
    if (png.length > PICTURE_BYTES_MAX) {
      return refuse('picture_invalid', TRADE_NOTE_SENTENCES.picture_too_large);
    }
    if (!isPng(png)) return refuse('picture_invalid', TRADE_NOTE_SENTENCES.not_a_picture);
    const note = await store.keepPicture(account_id, trade_id, png, toIso(clock.now_ms()));
    return note ? ok(note) : unknownTrade();
  }

  async deletePicture(
    trade_id: string,
  ): Promise<Result<TradeNote, TradeNoteRefusal<'deletePicture'>>> {
    const { account_id, store, clock } = this.#options;
    const note = await store.keepPicture(account_id, trade_id, null, toIso(clock.now_ms()));
    return note ? ok(note) : unknownTrade();
  }
}
