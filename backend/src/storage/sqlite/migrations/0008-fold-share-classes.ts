import type { Migration } from './migration.ts';

/**
 * Renames share classes that an earlier version stored as `BRK-B`, as some recordings write them,
 * to `BRK.B`. The journal must still replay to the same cents: if a sale was made while both
 * spellings were held, merging would mix their average costs, so that ledger keeps its spellings.
 */
export const foldShareClasses: Migration = {
  version: 8,
  name: 'fold share classes',
  sql: `
    CREATE TEMP TABLE share_classes AS
      SELECT ticker, substr(ticker, 1, length(ticker) - 2) || '.' || substr(ticker, -1) AS folded
      FROM (
        SELECT ticker FROM trades
        UNION SELECT ticker FROM watchlist_entries
        UNION SELECT ticker FROM alerts
        UNION SELECT ticker FROM last_prices
        UNION SELECT ticker FROM bar_series
      )
      WHERE length(ticker) BETWEEN 4 AND 7 AND ticker GLOB '*-[A-Z]'
        AND substr(ticker, 1, length(ticker) - 2) NOT GLOB '*[^A-Z]*';

    CREATE TEMP TABLE kept_apart AS
      SELECT DISTINCT account_id, ledger, class.ticker
      FROM (
        SELECT account_id, ledger, folded, side, is_folded,
          sum(signed_e6 * is_folded) OVER so_far AS folded_e6,
          sum(signed_e6 * (1 - is_folded)) OVER so_far AS other_e6
        FROM (
          SELECT account_id, ledger, folded, sequence, side, trades.ticker = folded AS is_folded,
            CASE side WHEN 'buy' THEN quantity_e6 ELSE -quantity_e6 END AS signed_e6
          FROM trades JOIN share_classes AS class ON trades.ticker IN (class.ticker, class.folded)
        )
        WINDOW so_far AS (PARTITION BY account_id, ledger, folded ORDER BY sequence)
      ) JOIN share_classes AS class USING (folded)
      WHERE side = 'sell' AND CASE is_folded WHEN 1 THEN other_e6 ELSE folded_e6 END > 0;

    DROP TRIGGER trades_refuse_update;
    UPDATE trades SET ticker = class.folded FROM share_classes AS class
      WHERE trades.ticker = class.ticker
        AND NOT EXISTS (
          SELECT 1 FROM kept_apart AS apart
          WHERE (apart.account_id, apart.ledger, apart.ticker)
            = (trades.account_id, trades.ledger, trades.ticker)
        );
    CREATE TRIGGER trades_refuse_update BEFORE UPDATE ON trades
      BEGIN SELECT raise(ABORT, 'trades is append-only'); END;

    CREATE TEMP TABLE folded_positions AS
      SELECT position.*, class.folded
      FROM positions AS position JOIN share_classes AS class USING (ticker)
      WHERE NOT EXISTS (
        SELECT 1 FROM kept_apart AS apart JOIN accounts AS account
          ON account.id = apart.account_id AND account.ledger = apart.ledger
        WHERE apart.account_id = position.account_id AND apart.ticker = position.ticker
      );
    INSERT INTO positions (account_id, ticker, quantity_e6, cost_basis_cents, realized_pnl_cents)
      SELECT account_id, folded, quantity_e6, cost_basis_cents, realized_pnl_cents
      FROM folded_positions WHERE true
      ON CONFLICT (account_id, ticker) DO UPDATE SET
        quantity_e6 = quantity_e6 + excluded.quantity_e6,
        cost_basis_cents = cost_basis_cents + excluded.cost_basis_cents,
        realized_pnl_cents = realized_pnl_cents + excluded.realized_pnl_cents;
    DELETE FROM positions WHERE (account_id, ticker) IN (
      SELECT account_id, ticker FROM folded_positions
    );
    -- Checkpoints contain the old tickers, so the next verification must start at the first trade.
    DELETE FROM ledger_checkpoints WHERE EXISTS (SELECT 1 FROM share_classes);

    UPDATE OR IGNORE watchlist_entries SET ticker = class.folded FROM share_classes AS class
      WHERE watchlist_entries.ticker = class.ticker;
    DELETE FROM watchlist_entries WHERE ticker IN (SELECT ticker FROM share_classes);
    UPDATE alerts SET ticker = class.folded FROM share_classes AS class
      WHERE alerts.ticker = class.ticker;
    UPDATE OR IGNORE last_prices SET ticker = class.folded FROM share_classes AS class
      WHERE last_prices.ticker = class.ticker;
    DELETE FROM last_prices WHERE ticker IN (SELECT ticker FROM share_classes);

    INSERT OR IGNORE INTO bar_series (source, ticker, interval)
      SELECT source, folded, interval FROM bar_series JOIN share_classes USING (ticker);
    UPDATE OR IGNORE bars SET series_id = folded.id
      FROM bar_series AS series
        JOIN share_classes AS class ON class.ticker = series.ticker
        JOIN bar_series AS folded ON folded.ticker = class.folded
          AND folded.source = series.source AND folded.interval = series.interval
      WHERE bars.series_id = series.id;
    DELETE FROM bars WHERE series_id IN (
      SELECT id FROM bar_series JOIN share_classes USING (ticker)
    );
    DELETE FROM bar_series WHERE ticker IN (SELECT ticker FROM share_classes);

    DROP TABLE folded_positions;
    DROP TABLE kept_apart;
    DROP TABLE share_classes;
  `,
};
