import type { MarketPathRow, MarketPeriodStore } from '../../market/store.ts';
import type { Connection, Reader, Transaction } from './connection.ts';
import { IS_OPEN } from './ledger/orders/order-columns.ts';

/** What tells one market from another: its source, and if it is simulated, what its prices follow from. */
const IDENTITY = ['source', 'seed', 'model', 'model_version', 'began_at_ms'] as const;
type Identity = Readonly<Record<(typeof IDENTITY)[number], string | number | null>>;

/** A part of the journal whose prices came from one market. */
export interface StoredMarketPeriod {
  readonly id: number;
  readonly after_entry: number;
  /** What the prices of a simulated market follow from; null for other sources. */
  readonly origin: {
    readonly seed: number;
    readonly model: string;
    readonly model_version: number;
    readonly start_prices: Readonly<Record<string, number>>;
  } | null;
  /** The last step that can have been shown; null if it is not kept. */
  readonly reached_step: number | null;
}

/** The periods of the journal, in their order. */
export const readMarketPeriods = (reader: Reader): readonly StoredMarketPeriod[] =>
  reader
    .all<{
      readonly id: number;
      readonly after_entry: number;
      readonly seed: number | null;
      readonly model: string;
      readonly model_version: number;
      readonly start_prices: string | null;
      readonly reached_step: number | null;
    }>(
      `SELECT period.id, period.after_entry, period.seed, period.model, period.model_version,
         period.start_prices, path.resume_step AS reached_step
       FROM market_periods AS period LEFT JOIN market_path AS path
         ON (path.seed, path.model, path.model_version, path.began_at_ms)
           = (period.seed, period.model, period.model_version, period.began_at_ms)
       ORDER BY period.id`,
    )
    .map(({ id, after_entry, seed, model, model_version, start_prices, reached_step }) => ({
      id,
      after_entry,
      origin:
        seed === null || start_prices === null
          ? null
          : { seed, model, model_version, start_prices: JSON.parse(start_prices) },
      reached_step,
    }));

export function createMarketPeriodStore(connection: Connection): MarketPeriodStore {
  return {
    async begin(source, path) {
      const identity: Identity = {
        source,
        seed: path?.seed ?? null,
        model: path?.model ?? null,
        model_version: path?.model_version ?? null,
        began_at_ms: path?.began_at_ms ?? null,
      };
      const last = connection.get<Identity>(
        `SELECT ${IDENTITY.join(', ')} FROM market_periods ORDER BY id DESC LIMIT 1`,
      );
      if (last && IDENTITY.every((name) => last[name] === identity[name])) return;
      connection.blockingTransaction((transaction) => {
        insertPeriod(transaction, identity, path);
        // It is not known whether the steps before the first period belong to the same market.
        if (last) forgetSteps(transaction);
      });
    },
  };
}

/** As SQLite counts them, so that a journal that cannot be read keeps no server from starting. */
const LAST_ENTRY = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entries'), 0)";

function insertPeriod(
  transaction: Transaction,
  identity: Identity,
  path: MarketPathRow | undefined,
): void {
  const starts = path?.instruments.map(({ ticker, start_price_e4 }) => [ticker, start_price_e4]);
  transaction.run(
    `INSERT INTO market_periods (after_entry, ${IDENTITY.join(', ')}, start_prices)
     VALUES (${LAST_ENTRY}, ?, ?, ?, ?, ?, ?)`,
    ...IDENTITY.map((name) => identity[name]),
    starts ? JSON.stringify(Object.fromEntries(starts)) : null,
  );
}

/** No step has this number. */
const NEVER = -1;

function forgetSteps(transaction: Transaction): void {
  transaction.run(
    `UPDATE orders SET met_step = ?, queued_step = NULL, revision = revision + 1
     WHERE ${IS_OPEN} AND met_step IS NOT NULL`,
    NEVER,
  );
  transaction.run('DELETE FROM fill_memories');
}
