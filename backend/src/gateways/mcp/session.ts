import type { Account } from '@finally/contract';
import type { AccountServices } from '../../accounts/index.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Principal } from '../../kernel/principal.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import type {
  FollowedTickers,
  HeadlineLog,
  MarketService,
  PriceReader,
  Symbols,
} from '../../market/index.ts';
import type { Previews } from './orders/previews.ts';

/** What the tools of every client use: the services that the routes of the API use too. */
export interface McpParts {
  readonly version: string;
  /** The name of the source of prices. */
  readonly market_source: string;
  readonly market: MarketService;
  readonly headlines: HeadlineLog;
  readonly prices: PriceReader;
  readonly symbols: Symbols;
  readonly followed: FollowedTickers;
  /** Returns the open services of an account. */
  readonly servicesOf: (account_id: string) => AccountServices;
  readonly accountOf: (account_id: string) => Promise<Account | undefined>;
  readonly previews: Previews;
  readonly clock: WallClock;
  readonly newId: NewId;
}

/** One request of a client: who sends it, and what it may reach. */
export interface Session {
  readonly parts: McpParts;
  readonly principal: Principal;
  readonly account_id: string;
  readonly services: AccountServices;
  /** The id of the request, which the journal keeps as the cause. */
  readonly cause: string;
  readonly isArchived: boolean;
}
