import type { AssistantMode } from '@finally/contract';
import type { AssistantStore } from '../../../../assistant/store.ts';
import {
  CENTS_SCALE,
  type Cents,
  cents,
  centsToJson,
  parseDecimal,
} from '../../../../kernel/money.ts';
import type { AccountConnection } from '../../connection.ts';
import { isDatabaseError } from '../../file/database-errors.ts';
import { openUnit, runCommand, type UnitOptions } from '../../ledger/open-units.ts';

interface Row {
  readonly mode: AssistantMode;
  readonly halted: 0 | 1;
  readonly actions_per_message_max: number;
  readonly dollars_per_message_max_cents: Cents | null;
  readonly ticker_weight_max_bp: number | null;
  readonly daily_loss_max_cents: Cents | null;
  readonly dollars_per_day_max_cents: Cents | null;
  readonly trades_per_day_max: number | null;
  readonly approval_price_band_bp: number;
  readonly version: number;
}

const COLUMNS = `mode, halted, actions_per_message_max, dollars_per_message_max_cents,
  ticker_weight_max_bp, daily_loss_max_cents, dollars_per_day_max_cents, trades_per_day_max,
  approval_price_band_bp, version`;

const BASIS_POINTS_SCALE = 2;

const toCents = (dollars: number | null): Cents | null =>
  dollars === null ? null : cents(parseDecimal(dollars, CENTS_SCALE) ?? Number.NaN);

const fromCents = (amount: Cents | null): number | null =>
  amount === null ? null : centsToJson(amount);

const toBasisPoints = (percent: number): number =>
  parseDecimal(percent, BASIS_POINTS_SCALE) ?? Number.NaN;

/** @param units makes what orders need that are canceled together with a halt */
export function createAssistantStore(
  connection: AccountConnection,
  units: UnitOptions,
): AssistantStore {
  return {
    isUnavailable: isDatabaseError,

    async settings(account_id) {
      const row = connection.get<Row>(
        `SELECT ${COLUMNS} FROM assistant_settings
         WHERE account_id = ? ORDER BY sequence DESC LIMIT 1`,
        account_id,
      );
      return (
        row && {
          mode: row.mode,
          halted: row.halted === 1,
          actions_per_message_max: row.actions_per_message_max,
          dollars_per_message_max: fromCents(row.dollars_per_message_max_cents),
          ticker_weight_max_percent:
            row.ticker_weight_max_bp === null ? null : row.ticker_weight_max_bp / 100,
          daily_loss_max: fromCents(row.daily_loss_max_cents),
          dollars_per_day_max: fromCents(row.dollars_per_day_max_cents),
          trades_per_day_max: row.trades_per_day_max,
          approval_price_band_percent: row.approval_price_band_bp / 100,
          version: row.version,
        }
      );
    },

    async saveSettings(account_id, settings, changed_at, work) {
      const { ticker_weight_max_percent: weight } = settings;
      const outcome = await connection.change((transaction) => {
        transaction.run(
          `INSERT INTO assistant_settings (account_id, changed_at, ${COLUMNS})
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          account_id,
          changed_at,
          settings.mode,
          settings.halted ? 1 : 0,
          settings.actions_per_message_max,
          toCents(settings.dollars_per_message_max),
          weight === null ? null : toBasisPoints(weight),
          toCents(settings.daily_loss_max),
          toCents(settings.dollars_per_day_max),
          settings.trades_per_day_max,
          toBasisPoints(settings.approval_price_band_percent),
          settings.version,
        );
        const { version } = settings;
        const told = { account_id, change: { kind: 'settings', version } } as const;
        if (!work) return { returned: null, events: [told], is_unseen: false };
        const unit = openUnit(transaction, units);
        const command = { account_id, keys: work.keys };
        unit.load([command]);
        const done = runCommand(unit, command, work.decide);
        unit.flush();
        const returned = done.ok ? done.value.outcome : null;
        return { returned, events: [told, ...unit.events], is_unseen: false };
      });
      if (outcome) work?.written(outcome);
    },
  };
}
