import type { Side, TimeInForce } from '@finally/contract';

/** The refusals that every language has a sentence for. */
export type SpokenRefusal =
  | 'insufficient_cash'
  | 'insufficient_buying_power'
  | 'insufficient_shares'
  | 'insufficient_liquidity'
  | 'assistant_halted'
  | 'assistant_read_only'
  | 'assistant_remembered_limit';

/** What an answer says in a language. Figures arrive formatted, alike in every language. */
export interface Sentences {
  // Orders and other actions
  readonly sides: Readonly<Record<Side, string>>;
  readonly done: Readonly<Record<Side, string>>;
  readonly about: (value: string, price: string) => string;
  readonly limit: (price: string) => string;
  readonly stop: (price: string) => string;
  readonly trail: (by: string) => string;
  readonly take_profit: (price: string) => string;
  readonly stop_loss: (price: string) => string;
  readonly lasting: Readonly<Record<Extract<TimeInForce, 'day' | 'gtc' | 'ioc' | 'fok'>, string>>;
  readonly cancel: (order: string) => string;
  readonly cancel_all: (ticker: string | null) => string;
  readonly change: (order: string, to: string) => string;
  readonly new_quantity: (quantity: string) => string;
  readonly watch: (ticker: string) => string;
  readonly unwatch: (ticker: string) => string;
  readonly alert_above: (ticker: string, price: string) => string;
  readonly alert_below: (ticker: string, price: string) => string;
  readonly alert_percent: (ticker: string, percent: string) => string;
  readonly remove_alerts: (count: number) => string;
  readonly change_alert: (ticker: string, price: string) => string;

  // Around actions
  readonly doing: string;
  readonly for_approval: string;
  readonly supposed: string;
  readonly gap: string;
  readonly nothing_done: string;
  /** The most frequent refusals, by their code; the line from the ledger has their figures. */
  readonly refusals: Readonly<Record<SpokenRefusal, string>>;
  /** A reason that exists in English only. */
  readonly reason: (english: string) => string;
  readonly not_held: (ticker: string) => string;
  readonly receipts: Readonly<Record<'executed' | 'proposed' | 'rejected' | 'declined', string>>;

  // What is asked back
  readonly how_many: (ticker: string, price: string | null) => string;
  readonly which_name: (typed: string, names: string) => string;
  readonly no_such: (typed: string) => string;
  readonly which_position: (held: string) => string;
  readonly which_to_buy: string;
  readonly limit_or_stop: (ticker: string, price: string) => string;
  readonly stop_or_trail: (percent: string) => string;
  readonly stop_at_what: (ticker: string) => string;
  readonly cash_or_share: (ticker: string) => string;
  readonly shares_or_dollars: (typed: string) => string;
  readonly price_or_quantity: string;
  readonly two_numbers: (typed: string) => string;
  readonly no_amount: string;
  readonly unclear: (typed: string) => string;
  readonly mixed: string;
  readonly told: string;
  readonly only_now: string;
  readonly open: string;
  readonly negated: string;
  readonly taken_back: string;

  // Answers to questions
  readonly and: string;
  readonly none_held: string;
  readonly worth: (total: string) => string;
  readonly cash_line: (cash: string, share: string) => string;
  readonly positions_line: (count: number, value: string) => string;
  readonly today_line: (change: string) => string;
  readonly unrealized_line: (gain: string) => string;
  readonly realized_line: (gain: string) => string;
  readonly best_line: (position: string) => string;
  readonly worst_line: (position: string) => string;
  readonly cash: (cash: string, share: string, total: string) => string;
  readonly profit: (total: string, is_loss: boolean) => string;
  readonly day: (amount: string, percent: string, is_loss: boolean) => string;
  readonly no_figures: string;
  readonly table_head: readonly [
    ticker: string,
    quantity: string,
    price: string,
    value: string,
    profit: string,
  ];
  readonly winners: string;
  readonly losers: string;
  readonly no_winner: string;
  readonly no_loser: string;
  readonly allocation: (total: string) => string;
  readonly largest: (ticker: string, share: string) => string;
  readonly movers: (up: number, of: number) => string;
  readonly no_movers: string;
  readonly at_price: (name: string, price: string, change: string) => string;
  readonly no_price: (name: string) => string;
  readonly holding: (
    quantity: string,
    cost: string,
    value: string,
    result: string,
    share: string,
  ) => string;
  readonly not_holding: (ticker: string) => string;
  readonly average_cost: (name: string, cost: string) => string;
  readonly affordable: (cash: string, quantity: string, ticker: string) => string;
  readonly open_orders: (count: number) => string;
  readonly no_open_orders: string;
  readonly alerts: (count: number) => string;
  readonly no_alerts: string;
  readonly last_trades: string;
  readonly no_trades: string;
  /** What the page shows: instruments, or the name of a panel. */
  readonly shown: (what: string) => string;
  readonly advice: string;
  readonly greeting: string;
  readonly help: string;
  readonly thanks: string;
  readonly confirmation: string;
  readonly who: string;
  readonly costs: string;
  readonly not_understood: string;
  /** Before an answer that exists in English only. */
  readonly in_english: string;

  // Answers of the program itself
  readonly halted: (is_new: boolean) => string;
  readonly read_only: (is_new: boolean) => string;
  readonly how_to_relax: string;
  readonly nothing_changed: string;
}
