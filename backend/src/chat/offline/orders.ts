import type { Side, Ticker, WatchlistChange } from '@finally/contract';
import type { Amount, Command, Obstacle } from './intent.ts';
import { type Item, readItem } from './item.ts';
import { asTyped, type Token } from './lexer.ts';
import { skipConnectors, skipLeadIns, verbAt } from './phrases.ts';
import { withSuperlatives } from './superlatives.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Verb } from './words.ts';

/** What a sentence commands, or everything that stands in the way. */
export type Reading =
  | { readonly ok: true; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly obstacles: readonly Obstacle[] };

type Entry = Command | Obstacle;
type Task = { readonly side: Side } | { readonly change: WatchlistChange } | undefined;

const isCommand = (entry: Entry): entry is Command =>
  entry.kind === 'trade' || entry.kind === 'sell_group' || entry.kind === 'watchlist';

/**
 * Reads a sentence as commands. Each word of it has to be understood: a
 * sentence of which a part is not leads to nothing being done at all.
 *
 * @returns undefined where the sentence is no command
 */
export function readOrders(said: readonly Token[], vocabulary: Vocabulary): Reading | undefined {
  const tokens = withSuperlatives(said, vocabulary);
  let at = skipLeadIns(tokens, 0);
  if (!verbAt(tokens, at)) return undefined;
  const entries: Entry[] = [];
  while (at < tokens.length) {
    const verb = verbAt(tokens, at);
    if (!verb) {
      entries.push({ kind: 'unclear', typed: asTyped(tokens.slice(at)) });
      break;
    }
    const { items, end } = readItems(tokens, verb.end, vocabulary);
    entries.push(
      ...interpret(verb.verb, items, vocabulary, asTyped(tokens.slice(at, end)), entries),
    );
    at = skipConnectors(tokens, end);
  }
  const obstacles = entries.filter((entry): entry is Obstacle => !isCommand(entry));
  return obstacles.length > 0
    ? { ok: false, obstacles }
    : { ok: true, commands: entries.filter(isCommand) };
}

function readItems(
  tokens: readonly Token[],
  start: number,
  vocabulary: Vocabulary,
): { readonly items: readonly Item[]; readonly end: number } {
  const items: Item[] = [];
  let at = start;
  while (at < tokens.length && (at === start || !verbAt(tokens, at))) {
    const { item, end } = readItem(tokens, at, vocabulary);
    if (item) items.push(item);
    at = end;
  }
  return { items, end: at };
}

function interpret(
  verb: Verb,
  items: readonly Item[],
  vocabulary: Vocabulary,
  typed: string,
  before: readonly Entry[],
): Entry[] {
  const task = settle(verb, items);
  const unclear: Obstacle = { kind: 'unclear', typed };
  if (!task) return [unclear];

  const entries: Entry[] = [];
  let amount: Amount | undefined;
  const each = items.some(({ fillers }) => fillers.has('each') || fillers.has('apiece'));
  for (const item of items) {
    // Politeness after a comma is no item: "buy 2 NVDA, please".
    if (entries.length > 0 && isPoliteness(item)) continue;
    const { condition } = item;
    if (condition !== undefined || (item.shares !== undefined && item.dollars !== undefined)) {
      entries.push({ kind: 'only_now', typed: condition ?? typed });
      continue;
    }
    const ticker = item.ticker ?? lastTicker(item, [...before, ...entries]);
    if (item.contradictory || (item.unknown.length > 0 && item.ticker !== undefined)) {
      entries.push(unclear);
    } else if (item.candidates) {
      entries.push({
        kind: 'which',
        typed: item.candidates.typed,
        candidates: item.candidates.tickers,
      });
    } else if (item.unknown.length > 0) {
      entries.push(unknownName(item, task, vocabulary, unclear));
    } else if ('change' in task) {
      const fits = ticker !== undefined && item.shares === undefined && item.dollars === undefined;
      entries.push(fits ? { kind: 'watchlist', change: task.change, ticker } : unclear);
    } else {
      const own = amountOf(verb, task.side, item, entries.length > 0);
      amount = own ?? (each || amount?.of === 'position' ? amount : undefined);
      entries.push(order(task.side, ticker, amount, item) ?? unclear);
    }
  }
  return entries.length > 0 ? entries : [unclear];
}

/** Settles verbs with several meanings by what follows them. */
function settle(verb: Verb, items: readonly Item[]): Task {
  const says = (...words: string[]): boolean =>
    items.some(({ fillers }) => words.some((word) => fillers.has(word)));
  const amounts = items.some(
    ({ shares, dollars, share }) => (shares ?? dollars ?? share) !== undefined,
  );
  const dollars = items.some((item) => item.dollars !== undefined);
  const on_list = says('watchlist', 'list', 'radar');
  const to_position = says(
    'shares',
    'share',
    'position',
    'portfolio',
    'holdings',
    'holding',
    'stake',
  );
  switch (verb) {
    case 'watch':
      return { change: 'add' };
    case 'unwatch':
      return { change: 'remove' };
    case 'remove':
      return amounts || to_position ? undefined : { change: 'remove' };
    case 'add':
      if (on_list) return { change: 'add' };
      if (to_position) return { side: 'buy' };
      return amounts ? undefined : { change: 'add' };
    case 'put':
      return on_list && !amounts ? { change: 'add' } : { side: 'buy' };
    case 'take':
      if (on_list) return { change: 'remove' };
      return amounts && !says('off', 'from', 'out') ? { side: 'buy' } : undefined;
    case 'drop':
      if (on_list) return { change: 'remove' };
      return dollars ? { side: 'buy' } : undefined;
    case 'sell':
    case 'close':
      return on_list ? undefined : { side: 'sell' };
    case 'buy':
    case 'invest':
      return on_list ? undefined : { side: 'buy' };
  }
}

const REST = ['rest', 'remaining', 'remainder'];

const isPoliteness = ({ fillers, ticker, candidates, unknown, ...rest }: Item): boolean =>
  ticker === undefined &&
  !candidates &&
  unknown.length === 0 &&
  (rest.shares ?? rest.dollars ?? rest.share ?? rest.condition) === undefined &&
  !fillers.has('it') &&
  !fillers.has('them');

/** What "it" stands for: the instrument named last. */
function lastTicker(item: Item, entries: readonly Entry[]): Ticker | undefined {
  if (!item.fillers.has('it') && !item.fillers.has('them')) return undefined;
  const named = entries.findLast((entry) => 'ticker' in entry);
  return named && 'ticker' in named ? (named.ticker as Ticker) : undefined;
}

function unknownName(
  { unknown }: Item,
  task: NonNullable<Task>,
  vocabulary: Vocabulary,
  unclear: Obstacle,
): Entry {
  const [word, ...others] = unknown;
  if (!word || others.length > 0 || word.kind !== 'word') return unclear;
  // Whether a ticker can be watched is the watchlist's to say.
  if ('change' in task && word.capitals && /^[A-Z0-9.-]{1,10}$/.test(word.text)) {
    return { kind: 'watchlist', change: task.change, ticker: word.text };
  }
  return { kind: 'no_such', typed: word.text, nearest: vocabulary.nearest(word.text) };
}

function amountOf(verb: Verb, side: Side, item: Item, is_later: boolean): Amount | undefined {
  const { shares, dollars, share, fillers } = item;
  const spends = verb === 'invest' || verb === 'put' || verb === 'drop';
  const one_share = fillers.has('share') && (fillers.has('a') || fillers.has('an'));
  if (dollars !== undefined) return { of: 'dollars', dollars };
  if (shares !== undefined) {
    const counts_shares = !spends || fillers.has('shares') || fillers.has('share');
    return counts_shares ? { of: 'shares', shares } : { of: 'dollars', dollars: shares };
  }
  if (side === 'buy') {
    if (item.most) return { of: 'most' };
    if (is_later && spends && REST.some((word) => fillers.has(word))) return { of: 'rest' };
    if (one_share) return { of: 'shares', shares: share ?? 1 };
    const of_cash = ['cash', 'money', 'balance', 'power'].some((word) => fillers.has(word));
    const cash = (of_cash || spends) && !fillers.has('portfolio');
    return share !== undefined && cash ? { of: 'cash', share } : undefined;
  }
  if (share !== undefined) return { of: 'position', share };
  if (verb === 'close' || fillers.has('my')) return { of: 'position', share: 1 };
  return one_share ? { of: 'shares', shares: 1 } : undefined;
}

/** @returns undefined where nothing says what is to be traded */
function order(
  side: Side,
  ticker: Ticker | undefined,
  amount: Amount | undefined,
  { fillers, typed = '' }: Item,
): Entry | undefined {
  if (ticker !== undefined) {
    return amount
      ? { kind: 'trade', side, ticker, amount }
      : { kind: 'how_many', side, ticker, typed };
  }
  const all = ['everything', 'all', 'positions', 'holdings', 'stocks', 'portfolio'];
  const means_all = all.some((word) => fillers.has(word)) && !fillers.has('it');
  return side === 'sell' && amount?.of === 'position' && means_all
    ? { kind: 'sell_group', group: 'all', except: [], share: amount.share }
    : undefined;
}
