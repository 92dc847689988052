import {
  ACCOUNT_COLORS,
  ACCOUNT_SENTENCES,
  ACCOUNTS_MAX,
  type Account,
  type AccountChanges,
  type AccountColor,
  type AccountDetails,
  type AccountFork,
  type AccountRequest,
  type AccountReset,
  DEFAULT_ACCOUNT_ID,
} from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import { CENTS_SCALE, cents, parseDecimal } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type MarketClock, toIso } from '../../kernel/time/clock.ts';
import { namesOf } from '../../ledger/fees/fees.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { PriceReader, PriceStore } from '../../market/index.ts';
import type { Matcher } from '../../orders/index.ts';
import { Valuer } from '../../portfolio/index.ts';
import type { Accounts } from '../accounts.ts';
import type { AccountOutcome, AccountRecord, AccountStore } from '../store.ts';
import { toAccount, toClosedLedger } from './account-to-json.ts';
import { exportAccount } from './export-account.ts';
import type { AccountRefusal } from './refusals.ts';

export interface AccountRegistryOptions {
  readonly store: AccountStore;
  readonly accounts: Pick<Accounts, 'alone' | 'watch' | 'forget'>;
  readonly ledger: LedgerStore;
  readonly prices: PriceReader;
  readonly lastPrices: PriceStore;
  readonly matcher: Pick<Matcher, 'open'>;
  readonly clock: MarketClock;
  readonly newId: NewId;
  /** Called after an account was erased, to end its streams and keys. */
  readonly onErased: (account_id: string) => void;
}

export type AccountState = 'open' | 'archived';

/** The accounts of the server: makes, renames, copies, resets, archives and erases them. */
export class AccountRegistry {
  readonly #options: AccountRegistryOptions;
  #states: ReadonlyMap<string, AccountState> = new Map();

  constructor(options: AccountRegistryOptions) {
    this.#options = options;
  }

  /** Reads which accounts there are. Await it before requests are served. */
  async open(): Promise<void> {
    const records = await this.#options.store.list();
    this.#states = new Map(
      records.map(({ id, archived_at }) => [id, archived_at === null ? 'open' : 'archived']),
    );
  }

  /** Returns whether there is such an account, and whether it is archived. */
  stateOf(account_id: string): AccountState | undefined {
    return this.#states.get(account_id);
  }

  /** Returns accounts with their values, the default account first. */
  async list(isMeant: (account_id: string) => boolean): Promise<readonly Account[]> {
    const records = (await this.#options.store.list()).filter(({ id }) => isMeant(id));
    const sorted = [
      ...records.filter(({ id }) => id === DEFAULT_ACCOUNT_ID),
      ...records.filter(({ id }) => id !== DEFAULT_ACCOUNT_ID),
    ];
    return Promise.all(sorted.map((record) => this.#toAccount(record)));
  }

  /** @throws if there is no such account */
  async details(account_id: string): Promise<AccountDetails> {
    const closed = await this.#options.store.closedLedgers(account_id);
    return { ...(await this.#account(account_id)), closed_ledgers: closed.map(toClosedLedger) };
  }

  /** Makes an account with cash, a watchlist and nothing else. */
  async create(request: AccountRequest): Promise<Result<Account, AccountRefusal<'create'>>> {
    const { store, newId, clock } = this.#options;
    const { name, starting_cash, fill_profile, fees } = request;
    const id = newId();
    const made = await store.create(
      {
        id,
        name,
        color: request.color ?? (await this.#freeColor()),
        starting_cash_cents: toCents(starting_cash),
        fill_profile,
        fees: namesOf(fill_profile, fees),
        created_at: toIso(clock.now_ms()),
      },
      ACCOUNTS_MAX,
    );
    return this.#made(id, name, made);
  }

  /** Changes the name or the color. */
  async change(
    account_id: string,
    changes: AccountChanges,
  ): Promise<Result<Account, AccountRefusal<'change'>>> {
    const changed = await this.#options.store.change(account_id, changes);
    if (changed === 'name_taken') return nameTaken(changes.name ?? '');
    return ok(await this.#account(account_id));
  }

  /**
   * Makes a copy of an account as it is now. Its trades, its conversation and its keys stay with the
   * original.
   */
  async fork(
    account_id: string,
    { name, color }: AccountFork,
  ): Promise<Result<Account, AccountRefusal<'fork'>>> {
    const { store, accounts, newId } = this.#options;
    const id = newId();
    const copy = { id, name, color: color ?? (await this.#freeColor()) };
    const made = await this.#made(id, name, await store.fork(account_id, copy, ACCOUNTS_MAX));
    if (made.ok) await accounts.watch(id);
    return made;
  }

  /**
   * Closes the ledger and opens the next one. Open orders are canceled; settings and keys stay, and
   * past trades can still be read.
   */
  async reset(
    account_id: string,
    { starting_cash, fill_profile, fees }: AccountReset,
  ): Promise<Account> {
    const { ledger, matcher } = this.#options;
    const before = await ledger.account(account_id);
    const profile = fill_profile ?? before.fill_profile;
    const after = await ledger.reset(account_id, {
      starting_cash_cents: starting_cash === undefined ? undefined : toCents(starting_cash),
      fill_profile,
      fees: feesAfter(before.fees, fees && namesOf(profile, fees), fill_profile !== undefined),
    });
    matcher.open(account_id, after, []);
    return this.#account(account_id);
  }

  /** Archives an account: its open orders are canceled, and it can only be read. */
  async archive(account_id: string): Promise<Result<Account, AccountRefusal<'archive'>>> {
    const { store, accounts } = this.#options;
    if (account_id === DEFAULT_ACCOUNT_ID) return defaultStays('archived');
    this.#note(account_id, 'archived');
    await accounts.alone(account_id, () => store.archive(account_id));
    return ok(await this.#account(account_id));
  }

  /** Lets an archived account be used again. */
  async restore(account_id: string): Promise<Account> {
    const { store, accounts } = this.#options;
    await accounts.alone(account_id, () => store.restore(account_id));
    this.#note(account_id, 'open');
    await accounts.watch(account_id);
    return this.#account(account_id);
  }

  /** Yields everything that is stored of an account as JSON, in pieces. */
  export(account_id: string): AsyncGenerator<string> {
    const { store, clock } = this.#options;
    return exportAccount(store, account_id, toIso(clock.now_ms()));
  }

  /**
   * Deletes everything that is stored of an account.
   *
   * @param name its name, as a confirmation
   */
  async erase(account_id: string, name: string): Promise<Result<void, AccountRefusal<'erase'>>> {
    const { store, accounts, onErased } = this.#options;
    if (account_id === DEFAULT_ACCOUNT_ID) return defaultStays('erased');
    const record = await store.get(account_id);
    if (record && record.name !== name.trim()) {
      return refuse('account_name_differs', `Write the name of the account: ${record.name}.`);
    }
    this.#note(account_id, undefined);
    await accounts.alone(account_id, async () => {
      await store.archive(account_id);
      await accounts.forget(account_id);
      await store.erase(account_id);
    });
    onErased(account_id);
    return ok(undefined);
  }

  #note(account_id: string, state: AccountState | undefined): void {
    const states = new Map(this.#states);
    if (state) states.set(account_id, state);
    else states.delete(account_id);
    this.#states = states;
  }

  async #made(
    id: string,
    name: string,
    outcome: AccountOutcome,
  ): Promise<Result<Account, AccountRefusal<'create'>>> {
    if (outcome === 'name_taken') return nameTaken(name);
    if (outcome === 'full') {
      return refuse(
        'too_many_accounts',
        `There are ${ACCOUNTS_MAX} accounts already. Erase one first.`,
      );
    }
    this.#note(id, 'open');
    return ok(await this.#account(id));
  }

  async #account(account_id: string): Promise<Account> {
    const record = await this.#options.store.get(account_id);
    if (!record) throw new Error(`there is no account ${account_id}`);
    return this.#toAccount(record);
  }

  async #toAccount(record: AccountRecord): Promise<Account> {
    const { ledger, prices, lastPrices } = this.#options;
    const valuer = new Valuer({ account_id: record.id, ledger, prices, lastPrices });
    return toAccount(record, (await valuer.value()).total_value_cents);
  }

  /** Returns the color that the fewest accounts have. */
  async #freeColor(): Promise<AccountColor> {
    const records = await this.#options.store.list();
    const counts = ACCOUNT_COLORS.map(
      (color) => records.filter((record) => record.color === color).length,
    );
    return ACCOUNT_COLORS[counts.indexOf(Math.min(...counts))] ?? 'blue';
  }
}

const toCents = (dollars: number) => cents(parseDecimal(dollars, CENTS_SCALE) ?? 0);

/** The fees of a next ledger: those that are sent, or those of a new profile, or the same as before. */
function feesAfter(
  before: string | null,
  sent: string | null | undefined,
  hasNewProfile: boolean,
): string | null {
  if (sent !== undefined) return sent;
  return hasNewProfile ? null : before;
}

const nameTaken = (name: string) =>
  refuse('account_name_taken', ACCOUNT_SENTENCES.name_taken(name));

const defaultStays = (done: string) =>
  refuse('default_account_stays', `The default account cannot be ${done}. Reset it instead.`);
