import type { TradeOrigin } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import type { PriceE4 } from '../../../kernel/money.ts';
import { ASSISTANT, PERSON } from '../../../kernel/principal.ts';
import { type MarketClock, toIso } from '../../../kernel/time/clock.ts';
import type { AccountRow } from '../../../ledger/account.ts';
import type { JournalEntry, TradeRow } from '../../../ledger/journal/entry.ts';
import type { FillQuoteRow, LedgerStore } from '../../../ledger/store.ts';
import { changed, unseen } from '../account-changes.ts';
import type { AccountConnection, Reader } from '../connection.ts';
import { isDamage } from '../file/database-errors.ts';
import { LockedError } from '../file/write-queue.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint-sql.ts';
import { accountIn, openNextLedger } from './closed-ledgers-sql.ts';
import { readDowntimes } from './downtime-store.ts';
import { readEntries } from './entries-sql.ts';
import { deleteMemories } from './fill-memories-sql.ts';
import { GroupCommit } from './group-commit.ts';
import {
  readAccount,
  readAccountIds,
  readPositions,
  readRealizedByHour,
  readTraded,
  readTradedInDay,
  TRADE_COLUMNS,
  TRADES,
} from './ledger-sql.ts';
import type { AccountCommand, LedgerUnit } from './ledger-unit.ts';
import { readEarlier } from './loaded-account.ts';
import { openUnit, runCommand, startOfDay } from './open-units.ts';
import {
  hasOpenOrders,
  readCountedOrders,
  readOpenOrderIds,
  readOpenOrders,
  readReserved,
} from './orders/open-orders.ts';
import { cancelOpenOrders } from './orders/order-events.ts';
import { readEntriesOfOrder, readFilledOrders, readFillsOfOrders } from './orders/order-fills.ts';
import {
  readOrder,
  readOrderByClientId,
  readOrderPage,
  readOrdersOfGroup,
  readReplacements,
} from './orders/read-orders.ts';
import { writeMark } from './orders/update-orders.ts';

/** @throws if the account does not exist */
function accountOf(reader: Reader, account_id: string): AccountRow {
  const account = readAccount(reader, account_id);
  if (!account) throw new Error(`there is no account ${account_id}`);
  return account;
}

/** The SQL conditions on `source` for each origin of the wire. */
const HAS_TAG = `AND EXISTS (SELECT 1 FROM trade_notes AS note, json_each(note.tags) AS tag
  WHERE note.trade_id = entry.id AND lower(tag.value) = lower(?))`;

const FROM: Readonly<Record<TradeOrigin, string>> = {
  user: `entry.source = '${PERSON}'`,
  assistant: `entry.source = '${ASSISTANT}'`,
  agent: `entry.source NOT IN ('${PERSON}', '${ASSISTANT}')`,
};

export function createLedgerStore(
  connection: AccountConnection,
  { newId, clock }: { readonly newId: NewId; readonly clock: MarketClock },
): LedgerStore {
  const options = { newId, clock };
  const group = new GroupCommit<AccountCommand, LedgerUnit>(connection, clock, (transaction) =>
    openUnit(transaction, options),
  );
  return {
    isDamage,

    async accountIds() {
      return readAccountIds(connection);
    },

    async account(account_id) {
      return accountOf(connection, account_id);
    },

    async portfolio(account_id) {
      return {
        account: accountOf(connection, account_id),
        positions: readPositions(connection, account_id),
      };
    },

    async command(account_id, keys, decide) {
      const command = { account_id, keys };
      return group.write(command, (unit) => runCommand(unit, command, decide));
    },

    async rehearse(account_id, keys, decide) {
      if (connection.isLocked()) throw new LockedError();
      const command = { account_id, keys };
      await connection.rehearse((transaction) => {
        const unit = openUnit(transaction, options);
        unit.load([command]);
        runCommand(unit, command, decide);
        unit.flush();
        return { returned: undefined, events: unit.events, is_unseen: unit.is_unseen };
      });
    },

    async keepMarks(marks) {
      await connection.relaxedChange((transaction) => {
        for (const { account_id, order } of marks) writeMark(transaction, account_id, order);
        return unseen(undefined);
      });
    },

    async order(account_id, id) {
      return readOrder(connection, account_id, id);
    },

    async group(account_id, group_id) {
      return readOrdersOfGroup(connection, account_id, group_id);
    },

    async replacements(account_id, ids) {
      return readReplacements(connection, account_id, ids);
    },

    async orders(account_id, query) {
      return readOrderPage(connection, account_id, query).map(({ sequence, ...order }) => ({
        sequence,
        order,
        group:
          order.group_id === null ? [] : readOrdersOfGroup(connection, account_id, order.group_id),
      }));
    },

    async openOrders(account_id) {
      return readOpenOrders(connection, account_id);
    },

    async openOrderIds(account_id, ticker) {
      return readOpenOrderIds(connection, account_id, ticker);
    },

    async countedOrders(account_id) {
      return readCountedOrders(connection, account_id);
    },

    async hasOpenOrders(account_id, ticker) {
      return hasOpenOrders(connection, account_id, ticker);
    },

    async fillsOf(account_id, order_ids) {
      return readFillsOfOrders(connection, account_id, order_ids);
    },

    async entriesOf(account_id, order_id) {
      return readEntriesOfOrder(connection, account_id, order_id);
    },

    async downtimesOf(account_id, order_id) {
      return readDowntimes(connection, account_id, order_id);
    },

    async earlier(account_id, client_order_id) {
      return readEarlier(connection, account_id, client_order_id);
    },

    async orderByClientId(account_id, client_order_id) {
      return readOrderByClientId(connection, account_id, client_order_id);
    },

    async filled(account_id, client_order_id) {
      return readEarlier(connection, account_id, client_order_id)?.trade ?? undefined;
    },

    async trade(account_id, id) {
      return connection.get<TradeRow>(
        `SELECT ${TRADE_COLUMNS} FROM ${TRADES}
         WHERE entry.account_id = ? AND entry.id = ? AND entry.kind = 'fill'`,
        account_id,
        id,
      );
    },

    async traded(account_id, cause) {
      return readTraded(connection, account_id, cause);
    },

    async tradedInDay(account_id) {
      return readTradedInDay(connection, account_id, startOfDay(options));
    },

    async lastTradePrice(account_id, ticker) {
      return connection.get<{ price_e4: PriceE4 }>(
        `SELECT price_e4 FROM entries
         WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?) AND ticker = ?
           AND kind = 'fill'
         ORDER BY sequence DESC LIMIT 1`,
        account_id,
        account_id,
        ticker,
      )?.price_e4;
    },

    async trades(account_id, { ledger, limit, before = Number.MAX_SAFE_INTEGER, filter = {} }) {
      const { ticker, side, origin, tag, day } = filter;
      const values = Object.entries({ ticker, side }).filter(([, value]) => value !== undefined);
      const conditions = [
        ...values.map(([column]) => `AND entry.${column} = ?`),
        origin && `AND ${FROM[origin]}`,
        tag !== undefined && HAS_TAG,
        // A trading day runs from midnight to midnight UTC, as the times are written.
        day !== undefined && `AND substr(entry.executed_at, 1, 10) = ?`,
      ].filter((condition) => condition !== undefined && condition !== false);
      return connection.all<TradeRow>(
        `SELECT ${TRADE_COLUMNS} FROM ${TRADES}
         WHERE entry.account_id = ? AND entry.kind = 'fill'
           AND entry.ledger = coalesce(?, (SELECT ledger FROM accounts WHERE id = ?))
           AND entry.sequence < ? ${conditions.join(' ')}
         ORDER BY entry.sequence DESC LIMIT ?`,
        account_id,
        ledger ?? null,
        account_id,
        before,
        ...values.map(([, value]) => value as string),
        ...[tag, day].filter((value) => value !== undefined),
        limit,
      );
    },

    async realizedByHour(account_id, from, to) {
      return readRealizedByHour(connection, account_id, from, to);
    },

    async entries(account_id, query) {
      return readEntries(connection, account_id, query);
    },

    async journal(account_id, { ledger, after, limit }) {
      const entries = connection.all<JournalEntry>(
        `SELECT entry.kind, entry.amount_cents,
           CASE entry.kind WHEN 'adjust' THEN entry.explanation END AS opening, ${TRADE_COLUMNS} FROM ${TRADES}
         WHERE entry.account_id = ? AND entry.ledger = ? AND entry.sequence > ?
         ORDER BY entry.sequence LIMIT ?`,
        account_id,
        ledger,
        after,
        limit,
      );
      return {
        entries,
        account: accountOf(connection, account_id),
        positions: readPositions(connection, account_id),
        reserved: entries.length < limit ? readReserved(connection, account_id) : null,
      };
    },

    async fillQuotes(account_id, { ledger, after, until }) {
      return connection.all<FillQuoteRow>(
        `SELECT sequence, json_extract(explanation, '$.quote.bid') AS bid,
           json_extract(explanation, '$.quote.ask') AS ask
         FROM entries WHERE account_id = ? AND ledger = ? AND sequence > ? AND sequence <= ?
           AND kind = 'fill' AND explanation IS NOT NULL ORDER BY sequence`,
        account_id,
        ledger,
        after,
        until,
      );
    },

    async filledOrders(account_id, after, limit) {
      return readFilledOrders(connection, account_id, after, limit);
    },

    async checkpoint(account_id) {
      return readCheckpoint(connection, account_id);
    },

    async saveCheckpoint(account_id, checkpoint) {
      await connection.relaxedChange((transaction) => {
        writeCheckpoint(transaction, account_id, checkpoint);
        return unseen(undefined);
      });
    },

    async accountIn(account_id, ledger) {
      return accountIn(connection, account_id, ledger);
    },

    async reset(account_id, terms = {}) {
      return connection.change((transaction) => {
        const closed = readPositions(transaction, account_id).map(({ ticker }) => ticker);
        const now_ms = clock.now_ms();
        cancelOpenOrders(transaction, account_id, 'reset', now_ms);
        transaction.run('DELETE FROM positions WHERE account_id = ?', account_id);
        deleteMemories(transaction, account_id);
        openNextLedger(transaction, account_id, terms, toIso(now_ms));
        const account = accountOf(transaction, account_id);
        return changed(account, account_id, { kind: 'portfolio', change: 'reset', closed });
      });
    },
  };
}
