import { createHash } from 'node:crypto';
import type { AccountRow } from '../../../ledger/account.ts';
import type { Valuation } from '../../../ledger/valuation.ts';
import { money } from '../wire/amounts.ts';
import { toUuid } from '../wire/ids.ts';
import { toTime } from '../wire/times.ts';
import type { AccountConfigurations } from './configurations.ts';

export interface AccountContext {
  readonly account_id: string;
  readonly valuation: Valuation;
  /** The value at the beginning of the trading day. */
  readonly last_equity_cents: number;
  readonly configurations: AccountConfigurations;
  /** The day before this one, on which the balances of its end hold. */
  readonly balance_asof: string;
  readonly is_archived: boolean;
  /** Whether agents may place nothing: they are halted, or may only read. */
  readonly is_barred: boolean;
}

/** The number that people know an account by: `PA` and ten digits or letters, always the same. */
const accountNumber = (account_id: string): string =>
  `PA${createHash('sha256').update(account_id).digest('hex').slice(0, 10).toUpperCase()}`;

/** The market value of what is held, and of what is owed, which is negative. */
function valuesOf({ positions }: Valuation): { readonly long: number; readonly short: number } {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const values = positions.map(({ market_value_cents }) => market_value_cents);
  return {
    long: sum(values.filter((value) => value > 0)),
    short: sum(values.filter((value) => value < 0)),
  };
}

const spendable = ({ cash_cents, reserved_cents }: AccountRow): number =>
  Math.max(0, cash_cents - reserved_cents);

/** Writes an account. Nothing is borrowed in a cash account, so that it needs no margin. */
export function toAccount({
  account_id,
  valuation,
  last_equity_cents,
  configurations,
  balance_asof,
  is_archived,
  is_barred,
}: AccountContext) {
  const { account, total_value_cents } = valuation;
  const { long, short } = valuesOf(valuation);
  const equity = money(total_value_cents);
  const buying_power = money(spendable(account));
  return {
    id: toUuid('account', account_id),
    account_number: accountNumber(account_id),
    status: 'ACTIVE',
    crypto_status: 'INACTIVE',
    currency: 'USD',
    cash: money(account.cash_cents),
    equity,
    portfolio_value: equity,
    last_equity: money(last_equity_cents),
    buying_power,
    regt_buying_power: buying_power,
    daytrading_buying_power: '0',
    non_marginable_buying_power: buying_power,
    options_buying_power: '0',
    initial_margin: '0',
    maintenance_margin: '0',
    last_maintenance_margin: '0',
    long_market_value: money(long),
    short_market_value: money(short),
    position_market_value: money(long - short),
    sma: '0',
    multiplier: '1',
    accrued_fees: '0',
    pending_transfer_in: '0',
    pending_transfer_out: '0',
    pending_reg_taf_fees: '0',
    intraday_adjustments: '0',
    balance_asof,
    created_at: toTime(Date.parse(account.opened_at)),
    trading_blocked: is_archived || is_barred,
    transfers_blocked: false,
    account_blocked: is_archived,
    trade_suspended_by_user: configurations.suspend_trade,
    shorting_enabled: false,
    pattern_day_trader: false,
    daytrade_count: 0,
    options_approved_level: 0,
    options_trading_level: 0,
  };
}
