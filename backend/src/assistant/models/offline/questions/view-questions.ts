import {
  BAR_INTERVALS,
  type BarInterval,
  CHARTED_MAX,
  type SHOWN_PANELS,
  type SHOWN_TABLES,
  type Ticker,
} from '@finally/contract';

type ShownPanel = (typeof SHOWN_PANELS)[number];
type ShownTable = (typeof SHOWN_TABLES)[number];

/** A request to see something: a chart, a table or a panel of the desk. */
export type ViewQuestion =
  | {
      readonly kind: 'show_chart';
      readonly tickers: readonly Ticker[];
      /** Null if none is named. */
      readonly interval: BarInterval | null;
    }
  | { readonly kind: 'show_table'; readonly of: ShownTable }
  | {
      readonly kind: 'show_panel';
      readonly panel: ShownPanel;
      readonly tickers: readonly Ticker[];
    };

/** What people call the panels. */
const PANEL_NAMES: Readonly<Record<string, ShownPanel>> = {
  watchlist: 'watchlist',
  'watch list': 'watchlist',
  chart: 'chart',
  charts: 'chart',
  ticket: 'trade',
  'order ticket': 'trade',
  'trade ticket': 'trade',
  positions: 'positions',
  holdings: 'positions',
  orders: 'orders',
  'open orders': 'orders',
  heatmap: 'heatmap',
  'heat map': 'heatmap',
  'value curve': 'value',
  movers: 'movers',
  news: 'news',
  headlines: 'news',
  scanner: 'scanner',
  screener: 'scanner',
  blotter: 'blotter',
  trades: 'blotter',
  performance: 'performance',
  statistics: 'performance',
  ladder: 'ladder',
  'price ladder': 'ladder',
  'order book': 'ladder',
  dom: 'ladder',
  tape: 'tape',
  'time and sales': 'tape',
  journal: 'journal',
};

/** Panels whose names ask for nothing else: "show the blotter", but not "show my positions". */
const PANELS_ONLY: ReadonlySet<ShownPanel> = new Set([
  'heatmap',
  'value',
  'scanner',
  'blotter',
  'ladder',
  'tape',
  'journal',
]);

const OPEN =
  /^(?:please |can you |could you )?(open|go to|switch to|bring up|show|show me)(?: me)? (?:the |my )?(.+?)(?: panel| tab| window)?(?: (?:of|for|on) \S+)?(?: please)?$/;
const CHART = /\b(?:chart|charts|graph|plot)\b/;
const COMPARE =
  /^(?:please |can you |could you )?(?:compare|plot)\b|\b(?:versus|vs|compared (?:to|with)|against)\b/;
const ABOUT_CHARTS = /\b(?:how|what|why|explain|read)\b/;
const TABLE =
  /^(?:please )?(?:show|list|display|give)(?: me)? (?:my |the )?(orders|open orders|watch ?list) (?:as|in) an? table(?: please)?$/;

const INTERVAL_WORDS: Readonly<Record<string, BarInterval>> = {
  daily: '1d',
  hourly: '1h',
  weekly: '1w',
  minute: '1m',
};

/**
 * Reads "chart MSFT 5m", "compare AAPL and MSFT", "open the blotter"; undefined for other questions.
 *
 * @param named the instruments that the question names
 */
export function viewQuestion(text: string, named: readonly Ticker[]): ViewQuestion | undefined {
  const table = TABLE.exec(text)?.[1];
  if (table) return { kind: 'show_table', of: table.includes('order') ? 'orders' : 'watchlist' };
  const tickers = named.slice(0, CHARTED_MAX);
  const charts = tickers.length > 0 && CHART.test(text) && !ABOUT_CHARTS.test(text);
  const compares = tickers.length > 1 && COMPARE.test(text);
  if (charts || compares) return { kind: 'show_chart', tickers, interval: intervalIn(text) };
  const [, verb = '', name = ''] = OPEN.exec(text) ?? [];
  const panel = PANEL_NAMES[name];
  return panel && (!verb.startsWith('show') || PANELS_ONLY.has(panel))
    ? { kind: 'show_panel', panel, tickers }
    : undefined;
}

/** Returns the interval that a text names: `5m`, `5 minutes`, `daily`; null if none. */
function intervalIn(text: string): BarInterval | null {
  const spelled = text
    .replace(/(\d+)[ -]?(?:minutes?|mins?)\b/, '$1m')
    .replace(/(\d+)[ -]?(?:hours?|hrs?)\b/, '$1h')
    .replace(/(\d+)[ -]?(?:seconds?|secs?)\b/, '$1s')
    .replace(/(\d+)[ -]?days?\b/, '$1d');
  const words = spelled.split(' ');
  const written = BAR_INTERVALS.find((interval) => words.includes(interval));
  return written ?? words.map((word) => INTERVAL_WORDS[word]).find(Boolean) ?? null;
}
