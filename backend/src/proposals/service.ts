import { isDeepStrictEqual } from 'node:util';
import type { AskedAction, ProblemCode, Proposal } from '@finally/contract';
import type { NewId } from '../kernel/ids.ts';
import type { Principal } from '../kernel/principal.ts';
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { SerialQueue } from '../kernel/serial-queue.ts';
import { toIso, type WallClock } from '../kernel/time/clock.ts';
import { HOUR_MS, MINUTE_MS } from '../kernel/time/units.ts';
import type { FollowedTickers, PriceReader } from '../market/index.ts';
import { isAtMarket, type OrderService } from '../orders/index.ts';
import { outdated } from '../risk/gate.ts';
import { isPassing, type PassingRefusal } from '../risk/refusals.ts';
import { describeAsked } from './describe.ts';
import { orderIdOf, type Performed, perform } from './perform.ts';
import type { ActRefusal } from './refusals.ts';
import type { ProposalRow, ProposalStore } from './store.ts';

/** A proposal that nobody decides expires after this time, because the market has moved on. */
const PROPOSAL_MS_MAX = 15 * MINUTE_MS;
/** Proposals of an account that wait at the same time. */
const PENDING_MAX = 20;
/** Proposals that are made for an account within an hour. */
const HOURLY_MAX = 200;
/** Decided proposals that are listed. */
const DECIDED_LISTED = 20;

export interface ProposalServiceOptions {
  readonly account_id: string;
  readonly store: ProposalStore;
  readonly orders: Pick<
    OrderService,
    'place' | 'replace' | 'cancel' | 'cancelAll' | 'order' | 'placed' | 'preview'
  >;
  readonly ledgerNumber: () => Promise<number>;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  /** Returns the label of the key that a source names, also if it is revoked. */
  readonly labelOf: (source: string) => string | undefined;
  /** Returns whether a source may still trade: a revoked key may not. */
  readonly mayTrade: (source: string) => boolean;
  readonly clock: WallClock;
  readonly newId: NewId;
}

/** Who asks, and what it calls itself. */
export interface Asker {
  readonly principal: Principal;
  /** The request. */
  readonly cause: string;
  readonly client: string | null;
}

/** What came of what a program asked for: it is done, or it waits for a person. */
export type Acted =
  | { readonly status: 'done'; readonly performed: Performed }
  | { readonly status: 'waits'; readonly proposal: Proposal };

/**
 * What programs ask for. The gate decides whether it is done at once; if it asks for an approval, it is
 * kept until a person approves or declines it, each proposal once, or until it expires.
 */
export class ProposalService {
  readonly #options: ProposalServiceOptions;
  /** Decisions run one at a time, so that each sees the state after the one before. */
  readonly #decisions = new SerialQueue();
  #recovered: Promise<void> | undefined;

  constructor(options: ProposalServiceOptions) {
    this.#options = options;
  }

  /**
   * Does what a program asks for, if the gate allows it without an approval; keeps it as a proposal if a
   * person has to approve it. A retry with the same client order id returns the same proposal, whatever
   * has become of it; so does the same request without an id while it waits.
   */
  async act(asked: AskedAction, by: Asker): Promise<Result<Acted, ActRefusal>> {
    const { principal, cause } = by;
    const earlier = await this.#earlier(asked, principal.source);
    if (earlier) return earlier;
    const done = await perform(this.#options.orders, asked, { principal, cause });
    if (done.ok) return ok({ status: 'done', performed: done.value });
    if (done.error.code !== 'assistant_approval_needed') return done;
    // One at a time, so that a request that is sent twice at once is kept once.
    return this.#decisions.run(
      async () => (await this.#earlier(asked, principal.source)) ?? this.#keep(asked, by),
    );
  }

  /** Returns what waits, oldest first, and the newest decided proposals. */
  async list(): Promise<readonly Proposal[]> {
    await this.#recover();
    const { account_id, store } = this.#options;
    const undecided = await store.undecided(account_id);
    const decided = await store.decided(account_id, DECIDED_LISTED);
    return [...undecided, ...decided]
      .map((row) => this.#toJson(row))
      .sort((one, other) => Number(other.state === 'pending') - Number(one.state === 'pending'))
      .slice(0, PENDING_MAX + DECIDED_LISTED);
  }

  /** Returns a proposal; undefined if the account has none with this id. */
  async find(id: string): Promise<Proposal | undefined> {
    await this.#recover();
    const row = await this.#options.store.find(this.#options.account_id, id);
    return row && this.#toJson(row);
  }

  /**
   * Does what a proposal asks for, within the current limits. Returns the proposal as it stands, also if
   * it was decided before. After a refusal that concerns only the current moment it keeps waiting, after
   * `price_moved` at the new price.
   *
   * @param seen_price the price that the person saw, in dollars per share; by default the shown one
   */
  approve(
    id: string,
    seen_price?: number,
  ): Promise<Result<Proposal, 'unknown_proposal' | 'proposal_expired' | PassingRefusal>> {
    return this.#decide(id, async (waiting) => {
      if (this.#isExpired(waiting)) {
        return refuse(
          'proposal_expired',
          'It was not approved in time. The program has to ask again.',
        );
      }
      const { outcome, price } = await this.#attempt(waiting, seen_price ?? waiting.shown_price);
      if (outcome.ok) return ok(await this.#settle(waiting, executed(outcome.value)));
      if (!isPassing(outcome.error)) return ok(await this.#settle(waiting, refused(outcome.error)));
      if (outcome.error.code === 'price_moved' && price !== undefined) {
        await this.#options.store.update(this.#options.account_id, {
          ...waiting,
          shown_price: price,
        });
      }
      return { ok: false, error: outcome.error };
    });
  }

  /** Declines a proposal. Returns it as it stands, also if it was decided before. */
  decline(id: string): Promise<Result<Proposal, 'unknown_proposal'>> {
    return this.#decide(id, async (waiting) =>
      ok(await this.#settle(waiting, { state: 'declined' })),
    );
  }

  async #earlier(
    asked: AskedAction,
    source: string,
  ): Promise<Result<Acted, 'client_order_id_conflict'> | undefined> {
    await this.#recover();
    const { account_id, store } = this.#options;
    const client_order_id = clientIdOf(asked);
    if (client_order_id === null) {
      const same = (await store.undecided(account_id)).find(
        (row) =>
          row.source === source && !this.#isExpired(row) && isDeepStrictEqual(row.asked, asked),
      );
      return same && ok({ status: 'waits', proposal: this.#toJson(same) });
    }
    const known = await store.findByClientId(account_id, source, client_order_id);
    if (!known) return undefined;
    return isDeepStrictEqual(known.asked, asked)
      ? ok({ status: 'waits', proposal: this.#toJson(known) })
      : refuse('client_order_id_conflict', 'This client_order_id was used for something else.');
  }

  /** Keeps what is asked for, unless it would be refused now even with an approval. */
  async #keep(asked: AskedAction, by: Asker): Promise<Result<Acted, ActRefusal>> {
    const impossible = await this.#refusalOf(asked, by);
    if (impossible) return { ok: false, error: impossible };
    const { account_id, store, clock, newId, orders, ledgerNumber } = this.#options;
    const now_ms = clock.now_ms();
    const waiting = (await store.undecided(account_id)).filter((row) => !this.#isExpired(row));
    const made = await store.countSince(account_id, toIso(now_ms - HOUR_MS));
    if (waiting.length >= PENDING_MAX || made >= HOURLY_MAX) {
      return refuse(
        'too_many_proposals',
        'Too many proposals of programs wait for a person, or were made within an hour. Ask again later.',
      );
    }
    const order = async (id: string) => {
      const found = await orders.order(id);
      return found.ok ? found.value : undefined;
    };
    const row: ProposalRow = {
      id: newId(),
      ledger: await ledgerNumber(),
      source: by.principal.source,
      client: by.client,
      asked,
      sentence: await describeAsked(asked, order),
      client_order_id: clientIdOf(asked),
      shown_price: await this.#priceOf(asked),
      state: 'pending',
      error: null,
      order_id: null,
      created_at: toIso(now_ms),
      expires_at: toIso(now_ms + PROPOSAL_MS_MAX),
      decided_at: null,
    };
    await store.add(account_id, row);
    return ok({ status: 'waits', proposal: this.#toJson(row) });
  }

  #decide<Code extends ProblemCode>(
    id: string,
    decide: (waiting: ProposalRow) => Promise<Result<Proposal, Code>>,
  ): Promise<Result<Proposal, Code | 'unknown_proposal'>> {
    return this.#decisions.run(async (): Promise<Result<Proposal, Code | 'unknown_proposal'>> => {
      await this.#recover();
      const row = await this.#options.store.find(this.#options.account_id, id);
      if (!row) return refuse('unknown_proposal', 'There is no such proposal.');
      return row.state === 'pending' ? decide(row) : ok(this.#toJson(row));
    });
  }

  async #attempt(waiting: ProposalRow, shown_price: number | null): Promise<Attempted> {
    const { account_id, orders, mayTrade, ledgerNumber } = this.#options;
    const { id, source, asked, ledger } = waiting;
    if (ledger !== (await ledgerNumber())) return { outcome: outdated(), price: undefined };
    if (!mayTrade(source)) return { outcome: revoked(), price: undefined };
    let price: number | undefined;
    const approval = {
      shown_price,
      priced(judged: number) {
        price = judged;
      },
    };
    const outcome = await perform(orders, withId(asked, executionId(waiting)), {
      principal: { kind: 'agent', source, account_ids: [account_id], scopes: ['read', 'trade'] },
      cause: id,
      request: {
        actions_before: 0,
        approved: true,
        approval: isPriced(asked) ? approval : null,
        ledger,
      },
    });
    return { outcome, price };
  }

  async #settle(
    waiting: ProposalRow,
    decided: Pick<ProposalRow, 'state'> & Partial<ProposalRow>,
  ): Promise<Proposal> {
    const { account_id, store, clock } = this.#options;
    const row = { ...waiting, ...decided, decided_at: toIso(clock.now_ms()) };
    await store.update(account_id, row);
    return this.#toJson(row);
  }

  /** Completes, once, the proposals whose order was placed right before the program ended. */
  #recover(): Promise<void> {
    this.#recovered ??= this.#takeStock();
    return this.#recovered;
  }

  async #takeStock(): Promise<void> {
    const { account_id, store, orders } = this.#options;
    for (const row of await store.undecided(account_id)) {
      const placed = await orders.placed(executionId(row));
      if (placed?.order.cause !== row.id) continue;
      await this.#settle(row, { state: 'executed', order_id: placed.order.id });
    }
  }

  async #refusalOf(
    asked: AskedAction,
    { principal, cause }: Asker,
  ): Promise<Refusal<ActRefusal> | null> {
    if (asked.kind !== 'place') return null;
    const request = { actions_before: 0, approved: true, approval: null, ledger: null };
    const { refusal } = await this.#options.orders.preview(asked.order, {
      principal,
      cause,
      request,
    });
    return refusal as Refusal<ActRefusal> | null;
  }

  /** Returns the price to be shown with a market order, also if nobody follows its ticker yet. */
  async #priceOf(asked: AskedAction): Promise<number | null> {
    if (!isPriced(asked)) return null;
    const { prices, followed } = this.#options;
    const { ticker } = asked.order;
    return followed.during(ticker, async () => prices.latest(ticker)?.price ?? null);
  }

  #isExpired({ expires_at }: Pick<ProposalRow, 'expires_at'>): boolean {
    return Date.parse(expires_at) <= this.#options.clock.now_ms();
  }

  #toJson(row: ProposalRow): Proposal {
    const { ledger: _, client_order_id: __, ...said } = row;
    const state = row.state === 'pending' && this.#isExpired(row) ? 'expired' : row.state;
    return { ...said, state, key_label: this.#options.labelOf(row.source) ?? null };
  }
}

/** The result of an attempt, and the price at which it was judged, in dollars per share. */
interface Attempted {
  readonly outcome: Result<Performed, ActRefusal>;
  readonly price: number | undefined;
}

const executed = (performed: Performed) =>
  ({ state: 'executed', order_id: orderIdOf(performed) }) as const;

const refused = ({ code, detail }: Refusal) =>
  ({ state: 'refused', error: { code, detail } }) as const;

const revoked = () =>
  refuse('proposal_outdated', 'The key of the program that asked for this was revoked.');

/** Returns true for an order of which a person has to see the price before approving it. */
const isPriced = (asked: AskedAction): asked is Extract<AskedAction, { kind: 'place' }> =>
  asked.kind === 'place' && isAtMarket(asked.order);

function clientIdOf(asked: AskedAction): string | null {
  if (asked.kind === 'place') return asked.order.client_order_id ?? null;
  return asked.kind === 'replace' ? (asked.change.client_order_id ?? null) : null;
}

/**
 * The client order id of what a proposal does, so that it is done once. If the program sent none, it has
 * a blank, which no client's id may have.
 */
const executionId = ({ id, client_order_id }: ProposalRow): string =>
  client_order_id ?? `proposal ${id}`;

function withId(asked: AskedAction, client_order_id: string): AskedAction {
  if (asked.kind === 'place') return { ...asked, order: { ...asked.order, client_order_id } };
  if (asked.kind !== 'replace') return asked;
  return { ...asked, change: { ...asked.change, client_order_id } };
}
