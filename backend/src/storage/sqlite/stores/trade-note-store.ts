import type { TradeNote, TradeNoteBody, TradePlan } from '@finally/contract';
import type { TradeRow } from '../../../ledger/journal/entry.ts';
import type { TagProfitRow, TradeNoteStore } from '../../../trade-notes/store.ts';
import { changed, unchanged } from '../account-changes.ts';
import type { AccountConnection, Changed, Reader, Transaction } from '../connection.ts';
import { TRADE_COLUMNS, TRADES } from '../ledger/ledger-sql.ts';

const COLUMNS = 'note.trade_id, note.text, note.tags, note.plan, note.picture_at, note.updated_at';

const OF_LEDGER =
  'note.account_id = ? AND note.ledger = (SELECT ledger FROM accounts WHERE id = ?)';

interface NoteRow {
  readonly trade_id: string;
  readonly text: string;
  readonly tags: string;
  readonly plan: string | null;
  readonly picture_at: string | null;
  readonly updated_at: string;
}

const toNote = ({ trade_id, text, tags, plan, picture_at, updated_at }: NoteRow): TradeNote => ({
  trade_id,
  text,
  tags: JSON.parse(tags) as string[],
  plan: plan === null ? null : (JSON.parse(plan) as TradePlan),
  picture_at,
  updated_at,
});

const emptyNote = (trade_id: string): TradeNote => ({
  trade_id,
  text: '',
  tags: [],
  plan: null,
  picture_at: null,
  updated_at: null,
});

const isEmpty = ({ text, tags, plan }: TradeNoteBody): boolean =>
  text === '' && tags.length === 0 && plan === null;

function read(reader: Reader, account_id: string, trade_id: string): TradeNote | undefined {
  const row = reader.get<NoteRow>(
    `SELECT ${COLUMNS} FROM trade_notes AS note WHERE note.account_id = ? AND note.trade_id = ?`,
    account_id,
    trade_id,
  );
  if (row) return toNote(row);
  return placeOf(reader, account_id, trade_id) ? emptyNote(trade_id) : undefined;
}

const placeOf = (reader: Reader, account_id: string, trade_id: string) =>
  reader.get<{ ledger: number; sequence: number }>(
    "SELECT ledger, sequence FROM entries WHERE account_id = ? AND id = ? AND kind = 'fill'",
    account_id,
    trade_id,
  );

/** Writes a note whole; deletes one that says nothing and has no picture. */
function write(
  transaction: Transaction,
  account_id: string,
  note: TradeNote & { readonly updated_at: string },
): Changed<TradeNote> {
  const { trade_id } = note;
  const place = placeOf(transaction, account_id, trade_id);
  if (isEmpty(note) && note.picture_at === null) {
    const deleted = transaction.run('DELETE FROM trade_notes WHERE trade_id = ?', trade_id);
    return deleted === 0
      ? unchanged(emptyNote(trade_id))
      : changed(emptyNote(trade_id), account_id, { kind: 'trade_note', trade_id });
  }
  transaction.run(
    `INSERT INTO trade_notes (trade_id, account_id, ledger, trade_sequence, text, tags, plan,
       picture_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (trade_id) DO UPDATE SET text = excluded.text, tags = excluded.tags,
       plan = excluded.plan, picture_at = excluded.picture_at, updated_at = excluded.updated_at`,
    trade_id,
    account_id,
    place?.ledger ?? 0,
    place?.sequence ?? 0,
    note.text,
    JSON.stringify(note.tags),
    note.plan && JSON.stringify(note.plan),
    note.picture_at,
    note.updated_at,
  );
  return changed(note, account_id, { kind: 'trade_note', trade_id });
}

export function createTradeNoteStore(connection: AccountConnection): TradeNoteStore {
  return {
    async list(account_id, { tag, limit, before = Number.MAX_SAFE_INTEGER }) {
      const rows = connection.all<TradeRow & NoteRow>(
        `SELECT ${COLUMNS}, ${TRADE_COLUMNS}
         FROM trade_notes AS note, ${TRADES}
         WHERE entry.id = note.trade_id AND ${OF_LEDGER} AND note.trade_sequence < ?
           ${tag === undefined ? '' : HAS_TAG}
         ORDER BY note.trade_sequence DESC LIMIT ?`,
        account_id,
        account_id,
        before,
        ...(tag === undefined ? [] : [tag]),
        limit,
      );
      return rows.map((row) => ({ note: toNote(row), trade: row }));
    },

    async get(account_id, trade_id) {
      return read(connection, account_id, trade_id);
    },

    async of(account_id, trade_ids) {
      const rows = connection.all<NoteRow>(
        `SELECT ${COLUMNS} FROM trade_notes AS note
         WHERE note.account_id = ? AND note.trade_id IN (SELECT value FROM json_each(?))`,
        account_id,
        JSON.stringify(trade_ids),
      );
      return rows.map(toNote);
    },

    async write(account_id, trade_id, body, now) {
      return connection.change<TradeNote | undefined>((transaction) => {
        const before = read(transaction, account_id, trade_id);
        if (!before) return unchanged(undefined);
        return write(transaction, account_id, { ...before, ...body, updated_at: now });
      });
    },

    async tags(account_id) {
      return connection.all<TagProfitRow>(
        `SELECT min(tag.value) AS tag, count(*) AS trades,
           sum(entry.realized_pnl_cents + coalesce(fee.amount_cents, 0)) AS realized_pnl_cents
         FROM trade_notes AS note, json_each(note.tags) AS tag, ${TRADES}
         WHERE entry.id = note.trade_id AND ${OF_LEDGER} GROUP BY lower(tag.value) ORDER BY lower(tag.value)`,
        account_id,
        account_id,
      );
    },

    async picture(account_id, trade_id) {
      return connection.get<{ png: Uint8Array }>(
        `SELECT picture.png FROM trade_pictures AS picture
         JOIN trade_notes AS note ON note.trade_id = picture.trade_id
         WHERE note.account_id = ? AND note.trade_id = ?`,
        account_id,
        trade_id,
      )?.png;
    },

    async keepPicture(account_id, trade_id, png, now) {
      return connection.change<TradeNote | undefined>((transaction) => {
        const before = read(transaction, account_id, trade_id);
        if (!before) return unchanged(undefined);
        if (png === null && before.picture_at === null) return unchanged(before);
        transaction.run('DELETE FROM trade_pictures WHERE trade_id = ?', trade_id);
        const picture_at = png === null ? null : now;
        const written = write(transaction, account_id, { ...before, picture_at, updated_at: now });
        if (png !== null) {
          transaction.run(
            'INSERT INTO trade_pictures (trade_id, png) VALUES (?, ?)',
            trade_id,
            png,
          );
        }
        return written;
      });
    },
  };
}

/** Selects notes that have a tag, ignoring the case of A to Z. */
const HAS_TAG = `AND EXISTS (SELECT 1 FROM json_each(note.tags) AS tag
  WHERE lower(tag.value) = lower(?))`;
