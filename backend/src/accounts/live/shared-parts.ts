import type { Logger } from 'pino';
import type { AlertStore, ScanEntryStore } from '../../alerts/index.ts';
import type {
  ActionStore,
  AssistantModel,
  AssistantStore,
  ChatStore,
  LookupBudget,
  MemoryStore,
  MessageReader,
  StepStore,
  SuggestionStore,
} from '../../assistant/index.ts';
import type { AccountEvents, LiveEvents } from '../../events/index.ts';
import type { NewId, NewSecret } from '../../kernel/ids.ts';
import type { MarketClock, WallClock } from '../../kernel/time/clock.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type {
  BarService,
  FollowedTickers,
  HeadlineLog,
  MarketBoard,
  MarketService,
  PriceReader,
  PriceStore,
  Symbols,
  Universe,
} from '../../market/index.ts';
import type { FillModels, Matcher, RestingBook } from '../../orders/index.ts';
import type { Difference, SnapshotStore } from '../../portfolio/index.ts';
import type { ProposalStore } from '../../proposals/index.ts';
import type { Scanner, ScanStore } from '../../scans/index.ts';
import type { TradeNoteStore } from '../../trade-notes/index.ts';
import type { WatchlistStore } from '../../watchlists/index.ts';
import type { WorkspaceStore } from '../../workspaces/index.ts';
import type { AccountStore } from '../store.ts';

/** The parts that all accounts of a server share. None of them holds state of one account. */
export interface SharedParts {
  readonly stores: {
    readonly ledger: LedgerStore;
    readonly accounts: AccountStore;
    readonly snapshots: SnapshotStore & { release(account_id: string): Promise<void> };
    readonly lastPrices: PriceStore;
    readonly watchlists: WatchlistStore;
    readonly workspaces: WorkspaceStore;
    readonly tradeNotes: TradeNoteStore;
    readonly alerts: AlertStore;
    readonly scans: ScanStore;
    readonly scanEntries: ScanEntryStore;
    readonly chat: ChatStore;
    readonly actions: ActionStore;
    readonly suggestions: SuggestionStore;
    readonly steps: StepStore;
    readonly memories: MemoryStore;
    readonly assistantSettings: AssistantStore;
    readonly proposals: ProposalStore;
  };
  /** The keys of programs. */
  readonly keys: {
    /** Returns the label of the key that a source names, also if it is revoked. */
    labelOf(account_id: string, source: string): string | undefined;
    /** Returns whether the key that a source names may trade. */
    mayTrade(account_id: string, source: string): boolean;
  };
  /** The committed changes of all accounts. */
  readonly events: AccountEvents;
  /** What happens in them at the moment. */
  readonly live: Pick<LiveEvents, 'publish'>;
  readonly prices: PriceReader;
  readonly bars: BarService;
  readonly followed: FollowedTickers;
  /** The open orders of all accounts, and what lets them meet the market. */
  readonly restingBook: RestingBook;
  readonly matcher: Matcher;
  readonly fills: FillModels;
  readonly market: MarketService;
  /** The day of every instrument. */
  readonly board: MarketBoard;
  readonly headlines: HeadlineLog;
  /** Evaluates scans over every instrument. */
  readonly scanner: Scanner;
  readonly symbols: Symbols;
  readonly universe: Universe;
  readonly model: AssistantModel;
  /** What the model may look up for one answer. */
  readonly lookups: LookupBudget;
  readonly reader: MessageReader;
  /** Damage of the database file; it stops trading in every account. */
  readonly soundness: { readonly difference: Difference | undefined };
  /** For conversations and watchlists. */
  readonly clock: WallClock;
  /** For prices, trades, alerts and the value curve. */
  readonly marketClock: MarketClock;
  readonly newId: NewId;
  readonly newSecret: NewSecret;
  readonly logger: Pick<Logger, 'warn'>;
}
