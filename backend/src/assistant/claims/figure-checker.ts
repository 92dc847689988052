import {
  type Alerts,
  type ChatAction,
  foldTicker,
  type ModelInfo,
  type PriceUpdate,
  type Ticker,
  TickerSchema,
} from '@finally/contract';
import type { PriceReader, Universe } from '../../market/index.ts';
import type { OrderService } from '../../orders/index.ts';
import type { PortfolioService } from '../../portfolio/index.ts';
import type { WatchlistService } from '../../watchlists/index.ts';
import type { AssistantContext } from '../models/model.ts';
import type { TickerDay } from '../prompt/ticker-day.ts';
import type { Findings } from '../tools/tool.ts';
import { markFigures, tickersNamed } from './figures/index.ts';
import type { AnswerText } from './grounded-answer.ts';

export interface FigureCheckerOptions {
  readonly portfolio: Pick<PortfolioService, 'portfolio'>;
  readonly orders: Pick<OrderService, 'orders'>;
  readonly watchlist: Pick<WatchlistService, 'watched'>;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly universe: Universe;
  /** If omitted, no figures of alerts are known. */
  readonly alerts?: { list(): Promise<Alerts> };
  /** Returns a ticker's day beside that of the market; undefined if it is not covered. */
  day(ticker: Ticker): TickerDay | undefined;
}

/** Number of open orders whose figures are known; the newest ones if there are more. */
const OPEN_ORDERS_KNOWN = 500;

/** Only a text that speaks of these can have figures of a ticker's day beside its price. */
const OF_THE_DAY = /\b(?:sector|market|volume|open(?:ed)?|high|low|range)\b/i;

/** An answer whose text is final. */
export interface TextToCheck {
  readonly model: ModelInfo;
  readonly actions: readonly ChatAction[];
  /** The actions of previous answers, which a text may mention. */
  readonly earlier: readonly ChatAction[];
  /** The person's message; empty if not available. */
  readonly message: string;
  /** The context the model received; null if it received it before a restart. */
  readonly context: AssistantContext | null;
  /** What the model looked up besides. */
  readonly found: readonly Findings[];
}

/** Returns true if a text was written by the program itself. */
export const isOwnText = ({ provider }: ModelInfo): boolean =>
  provider === 'offline' || provider === 'mock' || provider === 'program';

/** Compares the figures in models' texts with the account after the actions are done. */
export class FigureChecker {
  readonly #options: FigureCheckerOptions;

  constructor(options: FigureCheckerOptions) {
    this.#options = options;
  }

  /** Returns the texts of an answer with wrong and unknown figures marked. */
  async check(answerText: AnswerText, answer: TextToCheck): Promise<AnswerText> {
    if (isOwnText(answer.model)) return answerText;
    const { universe, prices } = this.#options;
    const portfolio = await this.#options.portfolio.portfolio();
    const watched = await this.#options.watchlist.watched();
    const { context, actions, earlier, message, found } = answer;
    const looked_up = found.flatMap(({ facts = [] }) => facts);
    const found_quotes = found.flatMap((each) => each.quotes ?? []);
    const found_orders = found.flatMap(({ orders = [] }) => orders);
    const before = context?.watchlist ?? [];
    const traded = [...actions, ...earlier].map(({ request }) => {
      const symbol = foldTicker(request.ticker);
      return { ticker: symbol, name: symbol };
    });
    const named = [
      ...[...portfolio.positions, ...watched, ...before, ...traded],
      ...[...found_quotes, ...found_orders].map(({ ticker }) => ({ ticker, name: ticker })),
    ];
    const { message: text, intent } = answerText;
    const quotes = tickersNamed([text, intent ?? ''], named, universe).flatMap((symbol) => {
      const ticker = TickerSchema.safeParse(symbol);
      const latest = ticker.success ? prices.latest(ticker.data) : undefined;
      return latest ? [latest] : [];
    });
    const open = await this.#options.orders.orders({ status: 'open', limit: OPEN_ORDERS_KNOWN });
    const checking = {
      universe,
      named,
      message,
      knowledge: {
        portfolio,
        portfolio_before: context?.portfolio ?? portfolio,
        watched: watched.map(({ ticker }) => ticker),
        quotes: [...quotes, ...[...watched, ...before].flatMap(quoteOf), ...found_quotes],
        trends: context?.trends ?? [],
        days: OF_THE_DAY.test(text)
          ? quotes.flatMap(({ ticker }) => this.#options.day(ticker) ?? [])
          : [],
        limits: context?.limits ?? null,
        alerts: (await this.#options.alerts?.list())?.alerts ?? [],
        // Only a cursor can be refused.
        open_orders: open.ok ? open.value.orders : [],
        shown: {
          orders: [...(context?.open_orders ?? []), ...found_orders],
          fills: context?.latest_fills ?? [],
          downtimes: context?.downtimes ?? new Map(),
        },
        looked_up,
        actions,
        earlier,
      },
    };
    return {
      message: markFigures(text, checking),
      intent: intent === null ? null : markFigures(intent, checking),
    };
  }
}

const quoteOf = ({ latest }: { readonly latest: PriceUpdate | null }): PriceUpdate[] =>
  latest ? [latest] : [];
