import {
  type BarInterval,
  CHARTED_MAX,
  type ChatView,
  SHOWN_TABLES,
  type Ticker,
  TickerSchema,
} from '@finally/contract';
import type { Universe } from '../market/index.ts';
import { type ViewPlan, ViewPlanSchema } from './models/reply.ts';

/** The most views of one answer. */
const VIEWS_MAX = 4;

const INTERVAL: BarInterval = '5m';

/** Returns planned views with the instruments that exist, in the form in which they are stored. */
export const knownViews = (
  planned: readonly ViewPlan[],
  universe: Pick<Universe, 'get'>,
): ViewPlan[] =>
  planned.slice(0, VIEWS_MAX).map((plan) => ({
    ...plan,
    tickers: tickersOf(plan).filter((ticker) => universe.get(ticker)),
  }));

/**
 * Returns what the page shows of a stored plan; undefined if nothing, also for plans of earlier
 * versions. A view that says too little is left out: it shows something or nothing, and is no error.
 */
export function viewsIn(plan: unknown): ChatView[] | undefined {
  const stored = (plan as { readonly views?: unknown } | null)?.views;
  const planned = ViewPlanSchema.array().safeParse(stored ?? []);
  const views = planned.success ? planned.data.flatMap((each) => viewOf(each) ?? []) : [];
  return views.length > 0 ? views : undefined;
}

function viewOf(plan: ViewPlan): ChatView | undefined {
  const { kind, interval = null, of = null } = plan;
  const tickers = tickersOf(plan);
  switch (kind) {
    case 'chart':
      return tickers.length > 0 ? { kind, tickers, interval: interval ?? INTERVAL } : undefined;
    case 'table': {
      const table = SHOWN_TABLES.find((each) => each === of);
      return table && { kind, of: table };
    }
    case 'panel':
      return of === null ? undefined : { kind, panel: of, tickers, interval };
  }
}

const tickersOf = ({ tickers = [] }: ViewPlan): Ticker[] =>
  [...new Set(tickers.flatMap((typed) => TickerSchema.safeParse(typed).data ?? []))].slice(
    0,
    CHARTED_MAX,
  );
