import { z } from 'zod';
import type { ConfigurationStore } from '../../store.ts';
import { type Answer, invalid } from '../wire/faults.ts';

/** What an account is configured as until somebody says otherwise. */
const DEFAULTS = {
  dtbp_check: 'entry',
  fractional_trading: true,
  max_margin_multiplier: '1',
  max_options_trading_level: 0,
  no_shorting: false,
  pdt_check: 'entry',
  ptp_no_exception_entry: false,
  suspend_trade: false,
  trade_confirm_email: 'none',
  disable_overnight_trading: false,
};
export type AccountConfigurations = typeof DEFAULTS;

const check = z.enum(['both', 'entry', 'exit']);
const flag = z.union([z.boolean(), z.stringbool()]);

const ChangesSchema = z
  .object({
    dtbp_check: check,
    fractional_trading: flag,
    max_margin_multiplier: z.coerce.string().pipe(z.enum(['1', '2', '4'])),
    max_options_trading_level: z.coerce.number().int().min(0).max(3),
    no_shorting: flag,
    pdt_check: check,
    ptp_no_exception_entry: flag,
    suspend_trade: flag,
    trade_confirm_email: z.enum(['all', 'none']),
    disable_overnight_trading: flag,
  })
  .partial();

/** The configurations of accounts, as programs set them. */
export class Configurations {
  readonly #store: ConfigurationStore;

  constructor(store: ConfigurationStore) {
    this.#store = store;
  }

  async of(account_id: string): Promise<AccountConfigurations> {
    return { ...DEFAULTS, ...(await this.#store.get(account_id)) };
  }

  /** Changes what a body names. @returns all configurations */
  async change(account_id: string, body: unknown): Promise<Answer<AccountConfigurations>> {
    const sent = Object.entries((body ?? {}) as object).filter(([, value]) => value !== null);
    const parsed = ChangesSchema.safeParse(Object.fromEntries(sent));
    if (!parsed.success) return invalid(`invalid ${parsed.error.issues[0]?.path.join('.')}`);
    const merged = await this.#store.merge(account_id, parsed.data);
    return { ok: true, value: { ...DEFAULTS, ...merged } };
  }
}
