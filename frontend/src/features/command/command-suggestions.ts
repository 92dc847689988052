import { parseTicker, type SymbolMatch, type Ticker } from '@finally/contract';
import type { Command } from '@/shared/commands/commands-store';
import { type Fit, fitOfCommand, fitOfSymbol, fitOfSymbolAlone } from '@/shared/matching/matching';
import { type TickerWord, tickerBeingWritten } from './grammar/completion';
import { readCommand, withoutSlash } from './grammar/grammar';
import type { Intent, Reading } from './grammar/intent';
import { VERBS, type Verb } from './grammar/verbs';

const COMMANDS_MAX = 6;
const SYMBOLS_MAX = 6;

/** A line of the list: something to do, or something that completes what was typed. */
export type Suggestion = {
  /** Tells it from the others, whatever comes before it in the list. */
  key: string;
  /** Whether what was typed merely resembles it: Enter does it only once it was chosen. */
  isGuess: boolean;
  /** Whether it is what was typed, letter by letter. */
  isExact: boolean;
} & (
  | { kind: 'intent'; intent: Intent }
  | { kind: 'symbol'; match: SymbolMatch; written: TickerWord }
  | { kind: 'command'; command: Command }
  | { kind: 'verb'; verb: Verb }
);

/** A line as far as it is understood without asking anybody. */
export interface LineReading {
  text: string;
  reading: Reading;
  /** The word that stands for a ticker or a company, or null. */
  written: TickerWord | null;
}

export const readLine = (line: string): LineReading => {
  const text = withoutSlash(line);
  // A blank at the end says that the word before it is complete.
  const open = line.endsWith(' ') ? `${text} ` : text;
  return { text, reading: readCommand(line), written: tickerBeingWritten(open) };
};

/** What a line may mean: one intent, several of which none is certain, or nothing. */
export const intentsOf = ({ reading }: LineReading): readonly Intent[] => {
  if (!reading || 'problem' in reading) return [];
  return 'either' in reading ? reading.either : [reading.intent];
};

const intentOf = ({ reading }: LineReading): Intent | null =>
  reading && 'intent' in reading ? reading.intent : null;

/** The ticker that an intent names, unless it is known to be one. */
export function unprovenTicker(intent: Intent | null, known: ReadonlySet<string>): Ticker | null {
  if (!intent || !('ticker' in intent) || intent.ticker === null) return null;
  return known.has(intent.ticker) ? null : intent.ticker;
}

interface Known {
  /** Symbols that fit the word for a ticker, best first. */
  matches: readonly SymbolMatch[];
  /** Tickers that are certain. */
  tickers: ReadonlySet<string>;
  commands: readonly Command[];
}

const isEnabled = (command: Command) => command.enabled?.() ?? true;

type Fitted<Kind extends Suggestion['kind']> = Extract<Suggestion, { kind: Kind }> & { fit: Fit };

function fittingCommands(text: string, commands: readonly Command[]): Fitted<'command'>[] {
  return commands
    .filter((command) => command.id !== 'command.open' && isEnabled(command))
    .map((command) => ({ command, ...fitOfCommand(text, command) }))
    .filter((fitted): fitted is { command: Command; fit: Fit; score: number } => 'fit' in fitted)
    .sort((a, b) => b.score - a.score)
    .map(({ command, fit }) => ({
      kind: 'command',
      key: `command ${command.id}`,
      command,
      fit,
      // An order is placed by its whole name, or by choosing it.
      isGuess: fit === 'weak' || (fit === 'strong' && command.placesOrder === true),
      isExact: fit === 'exact',
    }));
}

function fittingSymbols(
  written: TickerWord,
  intent: Intent | null,
  { matches, tickers }: Known,
): Fitted<'symbol'>[] {
  const isAlone = written.before === '';
  const ticker = parseTicker(written.word);
  const isKnown = ticker !== undefined && tickers.has(ticker);
  // A ticker that exists needs no completing, and is never replaced by another one.
  if (isKnown && (intent !== null || !isAlone)) return [];
  const fitOf = isAlone && written.after === '' ? fitOfSymbolAlone : fitOfSymbol;
  return matches
    .filter((match) => !isKnown || match.ticker === ticker)
    .slice(0, SYMBOLS_MAX)
    .map((match) => {
      const fit = fitOf(written.word, match);
      return {
        kind: 'symbol',
        key: `symbol ${match.ticker}`,
        match,
        written,
        fit,
        isGuess: fit === 'weak',
        isExact: fit === 'exact',
      };
    });
}

function fittingVerbs({ text, reading }: LineReading, line: string) {
  const isUnderstood = reading !== null && 'intent' in reading;
  const typed = text.toUpperCase();
  const verbs = line.includes(' ') ? [] : VERBS.filter(({ verb }) => verb.startsWith(typed));
  const toSuggestion = (verb: Verb): Suggestion => ({
    kind: 'verb',
    key: `verb ${verb.verb}`,
    verb,
    isGuess: false,
    isExact: false,
  });
  return {
    typed: verbs.filter(({ verb }) => verb === typed && !isUnderstood).map(toSuggestion),
    begun: verbs.filter(({ verb }) => verb !== typed).map(toSuggestion),
  };
}

/** What is said like this may be the name of a command as well. */
const NAMED_ALIKE = new Set<Intent['kind']>(['show', 'watch', 'unwatch', 'compare']);

/** Whether a line is an order of which it is not certain what it is for. */
const isOpenOrder = (reading: Reading): boolean =>
  reading !== null && ('either' in reading || ('problem' in reading && reading.isOrder === true));

/**
 * What a line may mean, the best first. What is called exactly so stands before what begins so, and
 * that before what merely resembles it.
 */
export function suggest(line: string, known: Known): Suggestion[] {
  const { tickers, commands } = known;
  const read = readLine(line);
  const { text, written } = read;
  const intent = intentOf(read);
  const meant: Suggestion[] = intentsOf(read)
    .filter((possible) => unprovenTicker(possible, tickers) === null)
    .map((possible, index) => ({
      kind: 'intent',
      key: `intent ${index}`,
      intent: possible,
      // Of several, none is certain.
      isGuess: intent === null,
      isExact: intent !== null,
    }));
  const isOrder = isOpenOrder(read.reading);
  const isOpen = intent === null || NAMED_ALIKE.has(intent.kind);
  const fitting = (text !== '' && isOpen ? fittingCommands(text, commands) : []).filter(
    // The words of an order resemble those of commands, which would do something else.
    ({ fit }) => fit === 'exact' || !isOrder,
  );
  // An order without its verb, such as `5 NVDA`, is more than the name of a company.
  const isNamed = intent?.kind !== 'sell_everything' && !(isOrder && written?.before === '');
  const symbols = written && isNamed ? fittingSymbols(written, intent, known) : [];
  const of = <Item extends { fit: Fit }>(items: readonly Item[], fit: Fit) =>
    items.filter((item) => item.fit === fit);
  const begun = of(fitting, 'strong').slice(0, COMMANDS_MAX);
  // Which of several is meant is a guess.
  const listed = begun.map((one) => ({ ...one, isGuess: one.isGuess || begun.length > 1 }));
  const strong = of(symbols, 'strong');
  const verbs = fittingVerbs(read, line);
  const asked: Suggestion[] =
    text.includes(' ') && read.reading === null
      ? [
          {
            kind: 'intent',
            key: 'ask',
            intent: { kind: 'ask', message: text },
            isGuess: true,
            isExact: false,
          },
        ]
      : [];
  const called = of(fitting, 'exact');
  const all: Suggestion[] = [
    ...of(symbols, 'exact'),
    // `RSI` is the ticker if there is one, but `ADD RSI` is what the command is called.
    ...(intent?.kind === 'show' ? [...meant, ...called] : [...called, ...meant]),
    ...verbs.typed,
    // A command begins so and no company does.
    ...(strong.length === 0 ? listed : []),
    ...strong,
    ...verbs.begun,
    ...(strong.length === 0 ? [] : listed),
    ...of(symbols, 'weak'),
    ...of(fitting, 'weak').slice(0, COMMANDS_MAX),
    ...asked,
  ];
  if (meant.length > 1) return all.map((one) => ({ ...one, isGuess: true }));
  return [...all.filter(({ isGuess }) => !isGuess), ...all.filter(({ isGuess }) => isGuess)];
}

/** What Enter does if nothing was chosen: the first, unless it is a guess. */
export const preselected = (suggestions: readonly Suggestion[]): Suggestion | undefined =>
  suggestions[0]?.isGuess ? undefined : suggestions[0];
