import { parseTicker, type SymbolMatch, type Ticker } from '@finally/contract';
import { type HelpExample, readHelp } from '@/features/help/read-help';
import type { Command } from '@/shared/commands/commands-store';
import { certainSymbol } from '@/shared/matching/certain-symbol';
import { type Fit, fitOfCommand, fitOfSymbol, fitOfSymbolAlone } from '@/shared/matching/matching';
import { type TickerWord, tickerBeingWritten } from '../grammar/completion';
import type { Intent, Reading } from '../grammar/intent';
import { readCommand, withoutSlash } from '../grammar/read-command';
import { VERBS, type Verb, verbOf } from '../grammar/words/verbs';

const COMMANDS_MAX = 6;
const SYMBOLS_MAX = 6;

/** A row of the list: an action, or a completion of the typed text. */
export type Suggestion = {
  /** Identifies it, also after the list has changed. */
  key: string;
  /** Whether the typed text is only similar: Enter executes it only after it was selected. */
  isGuess: boolean;
  /** Whether the typed text is exactly its name. */
  isExact: boolean;
} & (
  | { kind: 'intent'; intent: Intent }
  | { kind: 'symbol'; match: SymbolMatch; written: TickerWord }
  | { kind: 'command'; command: Command }
  | { kind: 'verb'; verb: Verb }
  | { kind: 'example'; example: HelpExample }
);

/** The result of parsing a line without a request to the server. */
export interface LineReading {
  text: string;
  reading: Reading;
  /** The word that names a ticker or a company, or null. */
  written: TickerWord | null;
}

export const readLine = (line: string): LineReading => {
  const text = withoutSlash(line);
  // A blank at the end says that the word before it is complete.
  const open = line.endsWith(' ') ? `${text} ` : text;
  return { text, reading: readCommand(line), written: tickerBeingWritten(open) };
};

/** The intents that a line may have: one, several of which none is certain, or none. */
export const intentsOf = ({ reading }: LineReading): readonly Intent[] => {
  if (!reading || 'problem' in reading) return [];
  return 'either' in reading ? reading.either : [reading.intent];
};

const intentOf = ({ reading }: LineReading): Intent | null =>
  reading && 'intent' in reading ? reading.intent : null;

/** Returns the ticker of an intent; null if it has none or if the ticker is known to exist. */
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
      // An order is suggested first only if its name is typed in full; otherwise it must be
      // selected.
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
  // An existing ticker needs no completion and is never replaced by another one.
  if (isKnown && (intent !== null || !isAlone)) return [];
  const fitOf = isAlone && written.after === '' ? fitOfSymbolAlone : fitOfSymbol;
  const certain = isOfOrder(written) ? certainSymbol(written.word, matches) : undefined;
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
        // Enter alone never chooses among the instruments of an order.
        isGuess: fit === 'weak' || (isOfOrder(written) && match !== certain),
        isExact: fit === 'exact',
      };
    });
}

/** Lines whose ticker is only shown, listed or watched. */
const HARMLESS = new Set(['', 'CHART', 'COMPARE', 'WATCH', 'UNWATCH', 'ALERT']);

/** Returns true if a word names the instrument of an order or of a change of open orders. */
const isOfOrder = ({ before }: TickerWord): boolean =>
  !HARMLESS.has(verbOf(before.trim().split(/\s+/)[0]?.toUpperCase() ?? ''));

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

/** Returns the lines that help proposes, below a command of that name; null if the text asks for none. */
function helpOn(text: string, commands: readonly Command[]): Suggestion[] | null {
  const help = readHelp(text, commands);
  if (!help) return null;
  const examples = help.examples.map((example) => ({
    kind: 'example' as const,
    key: `example ${example.line}`,
    example,
    isGuess: false,
    isExact: false,
  }));
  return [...fittingCommands(text, commands).filter(({ isExact }) => isExact), ...examples];
}

/** Kinds of intents whose words may also be the name of a command. */
const NAMED_ALIKE = new Set<Intent['kind']>(['show', 'watch', 'unwatch', 'compare', 'show_view']);

/** Whether a line is an order that is ambiguous or incomplete. */
const isOpenOrder = (reading: Reading): boolean =>
  reading !== null && ('either' in reading || ('problem' in reading && reading.isOrder === true));

/**
 * Returns what a line may mean, best first: exact names, then names that begin with the text, then
 * similar names.
 */
export function suggest(line: string, known: Known): Suggestion[] {
  const { tickers, commands } = known;
  const read = readLine(line);
  const help = helpOn(read.text, commands);
  if (help) return help;
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
    // The words of an order resemble those of commands that do something else.
    ({ fit }) => fit === 'exact' || !isOrder,
  );
  // An order without a verb, such as `5 NVDA`, has precedence over a company name.
  const isNamed = intent?.kind !== 'sell_everything' && !(isOrder && written?.before === '');
  const symbols = written && isNamed ? fittingSymbols(written, intent, known) : [];
  const of = <Item extends { fit: Fit }>(items: readonly Item[], fit: Fit) =>
    items.filter((item) => item.fit === fit);
  const begun = of(fitting, 'strong').slice(0, COMMANDS_MAX);
  // If there are several interpretations, each is a guess.
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
    // `RSI` is the ticker if it exists, but `ADD RSI` is the name of a command.
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

/** Returns what Enter does if nothing is selected: the first suggestion, unless it is a guess. */
export const preselected = (suggestions: readonly Suggestion[]): Suggestion | undefined =>
  suggestions[0]?.isGuess ? undefined : suggestions[0];
