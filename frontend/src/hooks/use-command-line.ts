'use client';

import type { SymbolMatch, Ticker } from '@finally/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { api } from '@/lib/api';
import {
  type Intent,
  readCommand,
  tickerBeingWritten,
  VERBS,
  writeCommand,
} from '@/lib/command-grammar';
import { type Preview, previewIntent } from '@/lib/command-preview';
import { fuzzyFilter } from '@/lib/fuzzy';
import { commandHistoryStore, rememberLine } from '@/stores/command-line';
import { type Command, commandsStore } from '@/stores/commands';
import { runIntent, tickerOf } from './run-intent';
import { useOrderMarket } from './use-order-market';
import { closeOverlay } from './use-overlay';
import { useSymbolSearch } from './use-symbol-search';
import { useWatchlist } from './use-watchlist';

const COMMANDS_MAX = 6;
const SYMBOLS_MAX = 6;

/** A line of the list below: something to do, or something that completes what was typed. */
export type Suggestion =
  | { kind: 'intent'; intent: Intent; preview: Preview }
  | { kind: 'symbol'; match: SymbolMatch; before: string }
  | { kind: 'command'; command: Command }
  | { kind: 'verb'; verb: (typeof VERBS)[number] };

const isEnabled = (command: Command) => command.enabled?.() ?? true;

function fittingCommands(text: string): readonly Command[] {
  const enabled = commandsStore
    .all()
    .filter((command) => command.id !== 'command.open' && isEnabled(command));
  return fuzzyFilter(text, enabled, ({ group, title }) => `${title} ${group}`).slice(
    0,
    COMMANDS_MAX,
  );
}

/** Fewer letters begin too many titles to mean one of them. */
const MEANT_LETTERS_MIN = 3;

/** Whether a title begins as was typed, and no ticker or company does. */
function isMeantBy(text: string, title: string, matches: readonly SymbolMatch[]): boolean {
  const typed = text.toLowerCase();
  const begins = (name: string) => name.toLowerCase().startsWith(typed);
  if (text.length < MEANT_LETTERS_MIN || !begins(title)) return false;
  return !matches.some(({ ticker, name }) => begins(ticker) || begins(name));
}

/** The ticker that an intent names, unless it is known to be one. */
function unprovenTicker(intent: Intent, known: ReadonlySet<string>): Ticker | null {
  if (!('ticker' in intent) || intent.ticker === null) return null;
  return known.has(intent.ticker) ? null : intent.ticker;
}

/** What is typed, what it means and may become, and what Enter does. */
export function useCommandLine() {
  const [line, setLine] = useState('');
  const [active, setActive] = useState(0);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  /** How far back in the history; 0 is what is being typed. */
  const [back, setBack] = useState(0);
  const history = useStore(commandHistoryStore, ({ lines }) => lines);
  const { entries } = useWatchlist();

  const text = line.trim();
  const reading = readCommand(line);
  const written = tickerBeingWritten(line);
  const { query, matches } = useSymbolSearch(written?.word ?? '');
  const isSearched = query === (written?.word.trim() ?? '');
  const known = new Set<string>([
    ...(entries ?? []).map(({ ticker }) => ticker),
    ...matches.map(({ ticker }) => ticker),
  ]);
  const intent = reading && 'intent' in reading ? reading.intent : null;
  const unproven = intent && unprovenTicker(intent, known);
  const ticker = intent ? tickerOf(intent) : ('' as Ticker);
  const market = useOrderMarket(ticker);
  const nameOf = (name: string) =>
    [...(entries ?? []), ...matches].find((one) => one.ticker === name)?.name ?? null;

  const suggestions: Suggestion[] = [];
  if (intent && !unproven) {
    const preview = previewIntent(intent, ticker, market, nameOf(ticker));
    suggestions.push({ kind: 'intent', intent, preview });
  }
  const commands =
    text !== '' && (intent === null || intent.kind === 'show') ? fittingCommands(text) : [];
  // What is typed as a command is called goes before companies that merely resemble it.
  const isMeant = ({ title }: Command) => isMeantBy(text, title, matches);
  const suggestCommands = (some: readonly Command[]) => {
    for (const command of some) suggestions.push({ kind: 'command', command });
  };
  suggestCommands(commands.filter(isMeant));
  if (written && isSearched) {
    for (const match of matches.slice(0, SYMBOLS_MAX)) {
      const isRead = intent && 'ticker' in intent && intent.ticker === match.ticker;
      if (!isRead) suggestions.push({ kind: 'symbol', match, before: written.before });
    }
  }
  if (!line.includes(' ')) {
    for (const verb of VERBS.filter((one) => one.verb.startsWith(text.toUpperCase()))) {
      if (verb.verb !== text.toUpperCase() || !intent) suggestions.push({ kind: 'verb', verb });
    }
  }
  suggestCommands(commands.filter((command) => !isMeant(command)));
  const chosen = suggestions[Math.min(active, suggestions.length - 1)];

  const problem =
    reading && 'problem' in reading
      ? reading.problem
      : unproven && isSearched && written?.before
        ? `There is no ticker ${unproven} here.`
        : text !== '' && isSearched && suggestions.length === 0
          ? `No ticker, company or command fits \u201c${text}\u201d. Try BUY 5 NVDA, AAPL or ? for the shortcuts.`
          : null;

  function type(next: string) {
    setLine(next);
    setActive(0);
    setComplaint(null);
    setAsking(false);
  }

  async function run(wanted: Intent) {
    if (wanted.kind === 'reset' && !isAsking) {
      setAsking(true);
      return;
    }
    setBusy(true);
    setComplaint(null);
    // First of all: the page may be left before the answer is here.
    rememberLine(writeCommand(wanted));
    const failure = await runIntent(wanted);
    setBusy(false);
    if (failure === null) closeOverlay();
    else setComplaint(failure);
  }

  /** Enter came before the search had answered: what was typed counts where it is a ticker. */
  async function settle(wanted: Intent, symbol: Ticker) {
    setBusy(true);
    const found = await api.searchSymbols(symbol).then(
      (answer) => answer.matches,
      () => [],
    );
    setBusy(false);
    const best = found.find((match) => match.ticker === symbol) ?? found[0];
    if (best?.ticker === symbol) return run(wanted);
    if (best && wanted.kind === 'show') return run({ ...wanted, ticker: best.ticker });
    const nearest = best ? ` Did you mean ${best.ticker}, ${best.name}?` : '';
    setComplaint(`There is no ticker ${symbol} here.${nearest}`);
  }

  function take(suggestion: Suggestion) {
    if (suggestion.kind === 'intent') return void run(suggestion.intent);
    if (suggestion.kind === 'verb') return type(`${suggestion.verb.verb} `);
    if (suggestion.kind === 'command') {
      closeOverlay();
      // Once the line is gone: what the command focuses stays focused.
      setTimeout(() => commandsStore.run(suggestion.command.id));
      return;
    }
    const { match, before } = suggestion;
    // A completion never trades: what it makes of the line is seen before Enter.
    if (before !== '') return type(`${before}${match.ticker}`);
    void run({ kind: 'show', ticker: match.ticker, interval: null });
  }

  function enter() {
    if (isBusy || text === '') return;
    if (chosen?.kind === 'command' && isMeant(chosen.command)) take(chosen);
    else if (intent && unproven && !isSearched) void settle(intent, unproven);
    else if (chosen && !(problem && chosen.kind === 'verb' && line.endsWith(' '))) take(chosen);
    else if (problem) setComplaint(problem);
  }

  function recall(step: 1 | -1) {
    const next = Math.max(0, Math.min(history.length, back + step));
    setBack(next);
    type(next === 0 ? '' : (history.at(-next) ?? ''));
  }

  return {
    line,
    suggestions,
    chosen,
    complaint,
    problem: complaint ?? problem,
    isAsking,
    isBusy,
    isRecalling: back > 0,
    type(next: string) {
      setBack(0);
      type(next);
    },
    take,
    enter,
    recall,
    /** Completes the line by what is chosen, without doing it. */
    complete() {
      if (chosen?.kind === 'symbol') type(`${chosen.before}${chosen.match.ticker} `);
      if (chosen?.kind === 'verb') type(`${chosen.verb.verb} `);
      if (chosen?.kind === 'command') type(chosen.command.title);
    },
    move(step: 1 | -1) {
      const count = suggestions.length;
      if (count > 0) setActive((Math.min(active, count - 1) + step + count) % count);
    },
  };
}
