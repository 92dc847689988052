import { DEFAULT_WATCHLIST_ID, type Ticker } from '@finally/contract';
import type { NamedListRow, WatchlistRow, WatchlistStore } from '../../../watchlists/store.ts';
import { changed, unchanged } from '../account-changes.ts';
import type { AccountConnection, Changed, Reader, Transaction } from '../connection.ts';

const place = <Item>(items: readonly Item[], item: Item, position: number): readonly Item[] => {
  const others = items.filter((other) => other !== item);
  return others.toSpliced(Math.min(position, others.length), 0, item);
};

export function createWatchlistStore(connection: AccountConnection): WatchlistStore {
  const hasList = (reader: Reader, account_id: string, list_id: string) =>
    reader.get('SELECT 1 FROM watchlists WHERE account_id = ? AND id = ?', account_id, list_id) !==
    undefined;

  const entriesOf = (reader: Reader, account_id: string, list_id: string) =>
    reader.all<WatchlistRow>(
      `SELECT ticker, added_at FROM watchlist_entries
       WHERE account_id = ? AND list_id = ? ORDER BY rank`,
      account_id,
      list_id,
    );

  const isWatched = (reader: Reader, account_id: string, ticker: Ticker) =>
    reader.get(
      'SELECT 1 FROM watchlist_entries WHERE account_id = ? AND ticker = ?',
      account_id,
      ticker,
    ) !== undefined;

  const listsOf = (reader: Reader, account_id: string) =>
    reader.all<NamedListRow>(
      `SELECT id, name, (
         SELECT count(*) FROM watchlist_entries AS entry
         WHERE entry.account_id = list.account_id AND entry.list_id = list.id
       ) AS size
       FROM watchlists AS list WHERE account_id = ? ORDER BY rank`,
      account_id,
    );

  const countTickers = (reader: Reader, account_id: string) =>
    reader.get<{ count: number }>(
      'SELECT count(DISTINCT ticker) AS count FROM watchlist_entries WHERE account_id = ?',
      account_id,
    )?.count ?? 0;

  function rankEntries(
    transaction: Transaction,
    account_id: string,
    list_id: string,
    tickers: readonly Ticker[],
  ): void {
    for (const [rank, ticker] of tickers.entries()) {
      transaction.run(
        `UPDATE watchlist_entries SET rank = ?
         WHERE account_id = ? AND list_id = ? AND ticker = ? AND rank <> ?`,
        rank,
        account_id,
        list_id,
        ticker,
        rank,
      );
    }
  }

  return {
    async lists(account_id) {
      return listsOf(connection, account_id);
    },

    async entries(account_id, list_id = DEFAULT_WATCHLIST_ID) {
      return hasList(connection, account_id, list_id)
        ? entriesOf(connection, account_id, list_id)
        : undefined;
    },

    async tickers(account_id) {
      return connection
        .all<{ ticker: Ticker }>(
          'SELECT DISTINCT ticker FROM watchlist_entries WHERE account_id = ?',
          account_id,
        )
        .map(({ ticker }) => ticker);
    },

    async add(
      account_id,
      { ticker, added_at, position },
      size_max,
      list_id = DEFAULT_WATCHLIST_ID,
    ) {
      return connection.change((transaction) => {
        if (!hasList(transaction, account_id, list_id)) return unchanged('no_list');
        const tickers = entriesOf(transaction, account_id, list_id).map((entry) => entry.ticker);
        if (tickers.includes(ticker)) return unchanged('present');
        const isNew = !isWatched(transaction, account_id, ticker);
        if (isNew && countTickers(transaction, account_id) >= size_max) return unchanged('full');
        transaction.run(
          `INSERT INTO watchlist_entries (account_id, list_id, ticker, rank, added_at)
           VALUES (?, ?, ?, ?, ?)`,
          account_id,
          list_id,
          ticker,
          tickers.length,
          added_at,
        );
        const order = place(tickers, ticker, position ?? tickers.length);
        rankEntries(transaction, account_id, list_id, order);
        return changed('added', account_id, { kind: 'watchlist', list_id });
      });
    },

    async remove(account_id, ticker, list_id = DEFAULT_WATCHLIST_ID) {
      return connection.change<{ removed: boolean; still_watched: boolean }>((transaction) => {
        const removed = transaction.run(
          'DELETE FROM watchlist_entries WHERE account_id = ? AND list_id = ? AND ticker = ?',
          account_id,
          list_id,
          ticker,
        );
        const still_watched = isWatched(transaction, account_id, ticker);
        if (removed === 0) return unchanged({ removed: false, still_watched });
        const left = entriesOf(transaction, account_id, list_id).map((entry) => entry.ticker);
        rankEntries(transaction, account_id, list_id, left);
        return changed({ removed: true, still_watched }, account_id, {
          kind: 'watchlist',
          list_id,
        });
      });
    },

    async move(account_id, ticker, position, list_id = DEFAULT_WATCHLIST_ID) {
      return connection.change((transaction) => {
        const tickers = entriesOf(transaction, account_id, list_id).map((entry) => entry.ticker);
        if (!tickers.includes(ticker)) return unchanged(false);
        rankEntries(transaction, account_id, list_id, place(tickers, ticker, position));
        return changed(true, account_id, { kind: 'watchlist', list_id });
      });
    },

    async create(account_id, { id, name, created_at }, count_max) {
      return connection.change((transaction) => {
        const lists = listsOf(transaction, account_id);
        if (isTaken(transaction, account_id, name, id)) return unchanged('taken');
        if (lists.length >= count_max) return unchanged('full');
        transaction.run(
          'INSERT INTO watchlists (account_id, id, name, rank, created_at) VALUES (?, ?, ?, ?, ?)',
          account_id,
          id,
          name,
          lists.length,
          created_at,
        );
        return listsChanged('created', account_id);
      });
    },

    async rename(account_id, list_id, name) {
      return connection.change((transaction) => {
        if (isTaken(transaction, account_id, name, list_id)) return unchanged('taken');
        const renamed = transaction.run(
          'UPDATE watchlists SET name = ? WHERE account_id = ? AND id = ?',
          name,
          account_id,
          list_id,
        );
        return renamed > 0 ? listsChanged('renamed', account_id) : unchanged('no_list');
      });
    },

    async moveList(account_id, list_id, position) {
      return connection.change((transaction) => {
        const ids = listsOf(transaction, account_id).map(({ id }) => id);
        if (!ids.includes(list_id)) return unchanged(false);
        rankLists(transaction, account_id, place(ids, list_id, position));
        return listsChanged(true, account_id);
      });
    },

    async delete(account_id, list_id) {
      return connection.change((transaction) => {
        if (!hasList(transaction, account_id, list_id)) return unchanged(undefined);
        const entries = entriesOf(transaction, account_id, list_id);
        transaction.run(
          'DELETE FROM watchlists WHERE account_id = ? AND id = ?',
          account_id,
          list_id,
        );
        const left = listsOf(transaction, account_id).map(({ id }) => id);
        rankLists(transaction, account_id, left);
        const let_go = entries
          .map(({ ticker }) => ticker)
          .filter((ticker) => !isWatched(transaction, account_id, ticker));
        return listsChanged(let_go, account_id);
      });
    },
  };
}

/** Returns the result of a write that changed the set of lists, their names or their order. */
const listsChanged = <Returned>(returned: Returned, account_id: string): Changed<Returned> =>
  changed(returned, account_id, { kind: 'watchlist', list_id: null });

/** Returns true if another list has this name, ignoring case. */
const isTaken = (reader: Reader, account_id: string, name: string, except_id: string) =>
  reader.get(
    'SELECT 1 FROM watchlists WHERE account_id = ? AND name = ? AND id <> ?',
    account_id,
    name,
    except_id,
  ) !== undefined;

function rankLists(transaction: Transaction, account_id: string, ids: readonly string[]): void {
  for (const [rank, id] of ids.entries()) {
    transaction.run(
      'UPDATE watchlists SET rank = ? WHERE account_id = ? AND id = ?',
      rank,
      account_id,
      id,
    );
  }
}
