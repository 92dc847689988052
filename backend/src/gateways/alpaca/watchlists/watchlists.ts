import { parseTicker, type Ticker, WATCHLIST_NAME_LENGTH_MAX } from '@finally/contract';
import { z } from 'zod';
import type { Refusal } from '../../../kernel/result.ts';
import type { WatchlistService } from '../../../watchlists/index.ts';
import type { Asset, Assets } from '../assets/assets.ts';
import { type Answer, fault, invalid, toFault } from '../wire/faults.ts';
import { readUuid, toUuid } from '../wire/ids.ts';
import { toTime } from '../wire/times.ts';

export interface WatchlistParts {
  readonly account_id: string;
  readonly service: WatchlistService;
  readonly assets: Assets;
}

interface Summary {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
}
interface Watchlist extends Summary {
  readonly assets: readonly Asset[];
}

const name = z.string().trim().min(1).max(WATCHLIST_NAME_LENGTH_MAX);
const symbols = z.array(z.string()).nullish();
const NewListSchema = z.object({ name, symbols });
const ChangesSchema = z.object({ name: name.nullish(), symbols });
const EntrySchema = z.object({ symbol: z.string() });

/** How a call names a list. */
export type Named = { readonly id: string } | { readonly name: string };

const NOT_FOUND = fault(404, 'watchlist not found');

const refused = ({ code, detail }: Refusal) => {
  if (code === 'watchlist_name_taken') return fault(422, 'watchlist name must be unique');
  if (code === 'unknown_watchlist') return NOT_FOUND;
  if (code === 'not_on_watchlist') return fault(404, 'asset not found on the watchlist');
  return { ok: false as const, error: toFault({ code, detail }, 422) };
};

/** The watchlists of an account, which are the same as in the browser. */
export class AlpacaWatchlists {
  readonly #parts: WatchlistParts;

  constructor(parts: WatchlistParts) {
    this.#parts = parts;
  }

  async list(): Promise<readonly Summary[]> {
    const { lists } = await this.#parts.service.lists();
    return Promise.all(
      lists.map(async (list) => {
        const { assets: _, ...summary } = await this.#show(list);
        return summary;
      }),
    );
  }

  async find(named: Named): Promise<Answer<Watchlist>> {
    const list = await this.#find(named);
    return list ? { ok: true, value: await this.#show(list) } : NOT_FOUND;
  }

  async create(body: unknown): Promise<Answer<Watchlist>> {
    const sent = NewListSchema.safeParse(body);
    if (!sent.success) return invalid(`invalid ${sent.error.issues[0]?.path.join('.') || 'body'}`);
    const tickers = await this.#read(sent.data.symbols ?? []);
    if (!tickers.ok) return tickers;
    const { service } = this.#parts;
    const made = await service.create(sent.data.name);
    if (!made.ok) return refused(made.error);
    for (const ticker of tickers.value) {
      const added = await service.add(ticker, { list_id: made.value.id });
      if (!added.ok) return refused(added.error);
    }
    return this.find({ id: made.value.id });
  }

  /** Renames a list, puts other symbols on it, or both. */
  async change(named: Named, body: unknown): Promise<Answer<Watchlist>> {
    const sent = ChangesSchema.safeParse(body ?? {});
    if (!sent.success) return invalid(`invalid ${sent.error.issues[0]?.path.join('.') || 'body'}`);
    const list = await this.#find(named);
    if (!list) return NOT_FOUND;
    const tickers = sent.data.symbols ? await this.#read(sent.data.symbols) : undefined;
    if (tickers && !tickers.ok) return tickers;
    const { service } = this.#parts;
    if (sent.data.name && sent.data.name !== list.name) {
      const renamed = await service.change(list.id, { name: sent.data.name });
      if (!renamed.ok) return refused(renamed.error);
    }
    if (tickers) {
      const replaced = await this.#replace(list.id, tickers.value);
      if (!replaced.ok) return replaced;
    }
    return this.find({ id: list.id });
  }

  async add(named: Named, body: unknown): Promise<Answer<Watchlist>> {
    const sent = EntrySchema.safeParse(body);
    if (!sent.success) return invalid('symbol is required');
    const list = await this.#find(named);
    if (!list) return NOT_FOUND;
    const read = await this.#read([sent.data.symbol]);
    if (!read.ok) return read;
    for (const ticker of read.value) {
      const added = await this.#parts.service.add(ticker, { list_id: list.id });
      if (!added.ok) return refused(added.error);
    }
    return this.find({ id: list.id });
  }

  async remove(named: Named, symbol: string): Promise<Answer<Watchlist>> {
    const list = await this.#find(named);
    if (!list) return NOT_FOUND;
    const ticker = this.#parts.assets.ids.read(symbol) ?? parseTicker(symbol);
    if (!ticker) return fault(404, 'asset not found on the watchlist');
    const removed = await this.#parts.service.remove(ticker, list.id);
    return removed.ok ? this.find({ id: list.id }) : refused(removed.error);
  }

  async delete(named: Named): Promise<Answer<void>> {
    const list = await this.#find(named);
    if (!list) return NOT_FOUND;
    const deleted = await this.#parts.service.delete(list.id);
    return deleted.ok ? deleted : refused(deleted.error);
  }

  async #find(named: Named): Promise<{ readonly id: string; readonly name: string } | undefined> {
    const { lists } = await this.#parts.service.lists();
    if ('name' in named) return lists.find((list) => list.name === named.name);
    const id = readUuid(named.id) ?? named.id;
    return lists.find((list) => list.id === named.id || toUuid('watchlist', list.id) === id);
  }

  /** Reads symbols, all of which must be assets. */
  async #read(sent: readonly string[]): Promise<Answer<readonly Ticker[]>> {
    const tickers: Ticker[] = [];
    for (const text of sent) {
      const asset = await this.#parts.assets.find(text);
      if (!asset.ok) return fault(422, `asset not found for ${text.slice(0, 64)}`);
      tickers.push(asset.value.symbol);
    }
    return { ok: true, value: tickers };
  }

  async #replace(list_id: string, tickers: readonly Ticker[]): Promise<Answer<void>> {
    const { service } = this.#parts;
    const before = await service.entriesOf(list_id);
    if (!before.ok) return refused(before.error);
    for (const { ticker } of before.value.entries) {
      if (!tickers.includes(ticker)) await service.remove(ticker, list_id);
    }
    for (const [position, ticker] of tickers.entries()) {
      const added = await service.add(ticker, { list_id });
      if (!added.ok) return refused(added.error);
      await service.move(ticker, position, list_id);
    }
    return { ok: true, value: undefined };
  }

  async #show(list: { readonly id: string; readonly name: string }): Promise<Watchlist> {
    const { account_id, service, assets } = this.#parts;
    const found = await service.entriesOf(list.id);
    const entries = found.ok ? found.value.entries : [];
    const times = entries.map(({ added_at }) => Date.parse(added_at));
    const created_ms = madeAt(list.id) ?? Math.min(...times, Number.MAX_SAFE_INTEGER);
    const first_ms = created_ms === Number.MAX_SAFE_INTEGER ? 0 : created_ms;
    return {
      id: toUuid('watchlist', list.id),
      account_id: toUuid('account', account_id),
      name: list.name,
      created_at: toTime(first_ms),
      updated_at: toTime(Math.max(first_ms, ...times)),
      assets: entries.map(({ ticker }) => assets.of(ticker)),
    };
  }
}

/** Ids that FinAlly makes begin with the time (RFC 9562, version 7). */
const madeAt = (id: string): number | undefined =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id)
    ? Number.parseInt(id.slice(0, 13).replace('-', ''), 16)
    : undefined;
