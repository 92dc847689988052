import type { NewId } from '../../kernel/ids.ts';
import { utcCalendar } from '../../kernel/time/calendar.ts';
import type { MarketClock } from '../../kernel/time/clock.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { FollowedTickers, PriceReader, PriceStore, Symbols } from '../../market/index.ts';
import {
  type FillModels,
  type Matcher,
  OrderGuards,
  OrderPlacer,
  OrderPreviewer,
  OrderService,
} from '../../orders/index.ts';
import {
  PortfolioService,
  type SnapshotStore,
  TradeReviews,
  ValueHistory,
  Valuer,
} from '../../portfolio/index.ts';
import { RiskGate, type RiskGateOptions } from '../../risk/gate.ts';
import type { TradeNoteStore } from '../../trade-notes/index.ts';

/** What an account needs in order to trade. */
export interface TradingParts {
  readonly account_id: string;
  readonly ledger: LedgerStore;
  readonly snapshots: SnapshotStore;
  readonly tradeNotes: Pick<TradeNoteStore, 'of'>;
  readonly lastPrices: PriceStore;
  readonly prices: PriceReader;
  readonly followed: FollowedTickers;
  readonly universe: Symbols;
  readonly matcher: Matcher;
  readonly fills: FillModels;
  /** The limits that bind agents. */
  readonly settings: RiskGateOptions['settings'];
  /** What was asked to be remembered as limits; nothing if omitted. */
  readonly memory?: RiskGateOptions['memory'];
  /** Holds the difference between the ledger and its trades, if one was found; it stops trading. */
  readonly verifier: { readonly difference: object | undefined };
  readonly clock: MarketClock;
  readonly newId: NewId;
}

/** Creates the services that value an account and place its orders. */
export function createTradingServices(parts: TradingParts) {
  const { account_id, ledger, snapshots, lastPrices, prices, followed, universe, clock } = parts;
  const { settings, memory } = parts;
  const valuer = new Valuer({ account_id, ledger, prices, lastPrices });
  const values = new ValueHistory({ account_id, ledger, snapshots, valuer, clock });
  const placing = {
    account_id,
    ledger,
    guards: new OrderGuards({ valuer, gate: new RiskGate({ settings, memory, values }) }),
    prices,
    fills: parts.fills,
    calendar: utcCalendar,
    clock,
    newId: parts.newId,
  };
  const placer = new OrderPlacer({ ...placing, verifier: parts.verifier, universe });
  const orders = new OrderService({
    ...placing,
    placer,
    previewer: new OrderPreviewer({ account_id, ledger, valuer, placer, followed }),
    followed,
    matcher: parts.matcher,
  });
  const portfolio = new PortfolioService({
    account_id,
    ledger,
    valuer,
    orders,
    placer,
    followed,
    universe,
    notes: (trade_ids) => parts.tradeNotes.of(account_id, trade_ids),
    clock,
  });
  const reviews = new TradeReviews({ account_id, ledger, clock });
  return { valuer, values, orders, portfolio, reviews };
}
