'use client';

import { ORDER_SENTENCES, type Ticker } from '@finally/contract';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { readHelp } from '@/features/help/read-help';
import { useSizePreview } from '@/features/orders/preview/use-size-preview';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { useWorkingOrders } from '@/features/orders/working/use-working-orders';
import { usePortfolio } from '@/features/portfolio/use-portfolio';
import { type SymbolSearchState, useSymbolSearch } from '@/features/symbols/use-symbol-search';
import { useWatchlist } from '@/features/watchlist/use-watchlist';
import { commandHistoryStore, rememberLine } from '@/shared/commands/command-history-store';
import { commandsStore } from '@/shared/commands/commands-store';
import { changeLine, closeOverlay, takeSent, useLine } from '@/shared/commands/use-overlay';
import { useAllCommands } from '@/shared/commands/use-shortcuts';
import { useHoverOrFocus, useStableOrder } from '@/shared/use-stable-order';
import type { Intent } from '../grammar/intent';
import { writeCommand } from '../grammar/write-command';
import { termsAt } from '../order-of-intent';
import { runIntent, tickerOf } from '../run-intent-actions';
import {
  intentsOf,
  preselected,
  readLine,
  type Suggestion,
  suggest,
  unprovenTicker,
} from '../suggestions/command-suggestions';
import { previewIntent } from '../suggestions/preview';
import { completedBy, describeEnter, effectOf, isView } from './enter-effect';

export type { Suggestion };

/** The state of the command line: the typed text, its suggestions, and the effect of Enter. */
export function useCommandLine() {
  const line = useLine();
  const [seenLine, setSeenLine] = useState(line);
  /** The key of the suggestion that the person selected, or null. */
  const [picked, setPicked] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  /** Whether an Enter waits for the search. */
  const [isWaiting, setWaiting] = useState(false);
  const waiting = useRef<AbortController | null>(null);
  const isBusy = isRunning || isWaiting;
  /** The position in the history; 0 is the text being typed. */
  const [back, setBack] = useState(0);
  const history = useStore(commandHistoryStore, ({ lines }) => lines);
  const commands = useAllCommands();
  const { entries } = useWatchlist();
  const { orders } = useWorkingOrders();
  const positions = usePortfolio().portfolio?.positions ?? [];

  const read = readLine(line);
  const { text, reading, written } = read;
  const search = useSymbolSearch(written?.word ?? '');
  const { matches } = search;
  const isAnswered = search.query === (written?.word.trim() ?? '');
  // After a failed search, Enter searches again.
  const isSearched = isAnswered && search.failure === null;
  const tickersWith = (found: typeof matches) =>
    new Set<string>([...(entries ?? []), ...positions, ...found].map(({ ticker }) => ticker));
  const known = isSearched ? matches : [];
  const found = suggest(line, { matches: known, tickers: tickersWith(known), commands });
  const chosen = found.find(({ key }) => key === picked) ?? preselected(found);
  const { isActive, handlers } = useHoverOrFocus();
  const suggestions = useStableSuggestions(found, line, isActive);
  const [possible = null] = intentsOf(read);
  const unproven = unprovenTicker(possible, tickersWith(known));
  /** The intent of the selected suggestion, or else the first possible one. */
  const meantFirst = chosen?.kind === 'intent' ? chosen.intent : possible;
  const ticker = meantFirst ? tickerOf(meantFirst) : ('' as Ticker);
  const market = useOrderMarket(ticker);
  const traded = meantFirst?.kind === 'trade' ? meantFirst : null;
  const { preview: answer } = useSizePreview(
    traded?.side ?? 'buy',
    ticker,
    traded?.size ?? null,
    market,
    traded ? termsAt(traded, market) : undefined,
  );

  /** Returns the effect of an intent at the current prices. */
  function preview(wanted: Intent) {
    const nameOf = (name: string) =>
      [...(entries ?? []), ...matches].find((one) => one.ticker === name)?.name ?? null;
    const meant = tickerOf(wanted);
    return previewIntent(wanted, {
      ticker: meant,
      market,
      // Only the first is asked for; of the others no figures are shown.
      answer: meantFirst && writeCommand(wanted) === writeCommand(meantFirst) ? answer : null,
      name: nameOf(meant),
      positions,
      orders: orders ?? [],
    });
  }

  if (seenLine !== line) {
    setSeenLine(line);
    setPicked(null);
    setComplaint(null);
    setWaiting(false);
    if (line !== history.at(-back)) setBack(0);
  }

  // Changing the text or closing the line cancels a waiting Enter, also if the same text is typed
  // again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the line that ends it.
  useEffect(() => () => waiting.current?.abort(), [line]);

  const help = readHelp(text, commands);
  const problem = help
    ? help.sentence
    : reading && 'problem' in reading
      ? reading.problem
      : unproven && isAnswered && written?.before && !chosen
        ? whyUnknown(unproven, search)
        : reading && 'either' in reading && !chosen
          ? reading.question
          : text !== '' && isAnswered && !chosen
            ? (search.failure ?? nothingFits(text, suggestions.length > 0))
            : null;

  async function run(wanted: Intent) {
    setRunning(true);
    setComplaint(null);
    // First, because the page may be closed before the answer arrives.
    rememberLine(writeCommand(wanted));
    const failure = await runIntent(wanted);
    setRunning(false);
    if (failure === null) closeOverlay();
    else setComplaint(failure);
  }

  function take(suggestion: Suggestion) {
    const effect = effectOf(suggestion);
    if (effect.kind === 'complete') return changeLine(effect.line);
    if (effect.kind === 'command') {
      closeOverlay();
      // After the line is closed, so that the focus stays where the command puts it.
      setTimeout(() => commandsStore.run(effect.command.id));
      return;
    }
    const { objection } = preview(effect.intent);
    if (objection === null) void run(effect.intent);
    else setComplaint(objection);
  }

  /**
   * Enter was pressed before the search had answered. Takes the first suggestion if it is an exact
   * match or was visibly selected. An order or a change of a list that was not visible is only
   * suggested.
   */
  async function settle() {
    const enter = new AbortController();
    waiting.current = enter;
    setWaiting(true);
    const answer = await search.searchNow(() => !enter.signal.aborted);
    if (enter.signal.aborted) return;
    setWaiting(false);
    const all = suggest(line, {
      matches: answer.matches,
      tickers: tickersWith(answer.matches),
      commands,
    });
    const first = preselected(all);
    const wasSeen = first !== undefined && first.key === chosen?.key;
    const isUnseenChange = first?.kind === 'intent' && !isView(first.intent) && !wasSeen;
    if (first && !isUnseenChange && (first.isExact || wasSeen)) return take(first);
    if (first) return;
    const unknown = unproven && written?.before ? unproven : null;
    setComplaint(
      unknown ? whyUnknown(unknown, answer) : (answer.failure ?? nothingFits(text, all.length > 0)),
    );
  }

  function enter() {
    if (isBusy || text === '') return;
    const isPicked = chosen !== undefined && chosen.key === picked;
    const isUncertain = reading !== null && !('intent' in reading);
    // The intent itself is final as soon as it is listed; a symbol may still be ranked above any
    // other suggestion.
    const isSettled = isSearched || isPicked || isUncertain || chosen?.kind === 'intent';
    if (written && !isSettled) void settle();
    else if (chosen) take(chosen);
    else setComplaint(problem);
  }

  const enterSent = useEffectEvent(() => {
    if (!takeSent()) return;
    const isCommand =
      chosen?.kind === 'command' && chosen.isExact && chosen.command.placesOrder !== true;
    if (isCommand || (reading && 'intent' in reading && isView(reading.intent))) enter();
  });
  useEffect(() => enterSent(), []);

  return {
    suggestions,
    /** Tells whether somebody points at the suggestions. */
    attention: handlers,
    chosen,
    complaint,
    problem: complaint ?? problem,
    isBusy,
    isHistory: line === '' || back > 0,
    preview,
    /** Returns the effect of Enter as a sentence. */
    enterHint: describeEnter(
      chosen ? effectOf(chosen) : null,
      chosen?.kind === 'intent' ? preview(chosen.intent) : null,
    ),
    take,
    enter,
    recall(step: 1 | -1) {
      const next = Math.max(0, Math.min(history.length, back + step));
      setBack(next);
      changeLine(next === 0 ? '' : (history.at(-next) ?? ''));
    },
    isRecalling: back > 0,
    /** Completes the line with the selected suggestion without executing it. */
    complete() {
      const first = chosen ?? suggestions[0];
      if (first?.kind === 'symbol') changeLine(`${completedBy(first)} `);
      if (first?.kind === 'example') changeLine(first.example.line);
      if (first?.kind === 'verb') changeLine(`${first.verb.verb} `);
      if (first?.kind === 'command') changeLine(first.command.title);
    },
    move(step: 1 | -1) {
      const count = suggestions.length;
      const from = chosen ? suggestions.indexOf(chosen) : step > 0 ? -1 : 0;
      if (count > 0) setPicked(suggestions[(from + step + count) % count]?.key ?? null);
    },
  };
}

/** The suggestions, of which none moves under the pointer when others come. */
function useStableSuggestions(found: readonly Suggestion[], line: string, isActive: boolean) {
  const joined = found.map(({ key }) => key).join('\n');
  const keys = useMemo(() => joined.split('\n'), [joined]);
  return useStableOrder(keys, line, isActive).flatMap(
    (wanted) => found.find(({ key }) => key === wanted) ?? [],
  );
}

/** Returns why a ticker is unknown: it does not exist, or it could not be looked up. */
const whyUnknown = (ticker: Ticker, { failure, unknown_ticker }: SymbolSearchState): string =>
  failure ?? unknown_ticker ?? ORDER_SENTENCES.ticker_unknown(ticker, []);

const nothingFits = (text: string, isSomethingOffered: boolean): string =>
  isSomethingOffered
    ? `Nothing is called \u201c${text}\u201d. Choose below with the arrow keys what you mean.`
    : `No ticker, company or command fits \u201c${text}\u201d. Try BUY 5 NVDA, AAPL or HELP.`;
