import type { Ticker } from '@finally/contract';
import { asTyped, type Token } from './lexer.ts';
import { skipConnectors, verbAt } from './phrases.ts';
import { nameAt, type Vocabulary } from './vocabulary.ts';
import { CONDITIONS, CONNECTORS, FILLERS, REASONS } from './words.ts';

/** What is said about one instrument after a verb: `half my TSLA`. */
export interface Item {
  shares?: number;
  dollars?: number;
  /** A share of the position or of the cash: 0.5 for half. */
  share?: number;
  ticker?: Ticker;
  /** The name of it, as it was typed. */
  typed?: string;
  /** As much as there can be. */
  most?: boolean;
  /** Several instruments that one name may stand for. */
  candidates?: { readonly typed: string; readonly tickers: readonly Ticker[] };
  /** What makes it an order for later. */
  condition?: string;
  /** Two different amounts or instruments without anything between them. */
  contradictory: boolean;
  readonly fillers: Set<string>;
  readonly unknown: Token[];
}

const WHOLE = new Set([
  'all',
  'everything',
  'entire',
  'whole',
  'rest',
  'remaining',
  'remainder',
  'full',
]);
const CURRENCY = new Set(['dollars', 'dollar', 'bucks', 'usd']);

const isEmpty = (item: Item): boolean =>
  item.ticker === undefined &&
  item.candidates === undefined &&
  item.shares === undefined &&
  item.dollars === undefined &&
  item.share === undefined &&
  item.condition === undefined &&
  item.unknown.length === 0;

/** Reads one item, up to the next item, the next verb or the end. */
export function readItem(
  tokens: readonly Token[],
  start: number,
  vocabulary: Vocabulary,
): { readonly item: Item | undefined; readonly end: number } {
  const reading = new ItemReader(tokens, vocabulary, false).read(start);
  const { item } = reading;
  // "buy 5 ON": where nothing else is named, a word in capitals is the ticker.
  const capitals = tokens.slice(start, reading.end).some(({ capitals: typed }) => typed);
  const nameless = item.ticker === undefined && item.candidates === undefined;
  const chosen =
    nameless && capitals ? new ItemReader(tokens, vocabulary, true).read(start) : reading;
  if (isEmpty(chosen.item) && chosen.item.fillers.size === 0) return { ...chosen, item: undefined };
  if (chosen.item.ticker === undefined) guess(chosen.item, vocabulary);
  return chosen;
}

/** Takes the one unknown word for a misspelt name, where that is likely. */
function guess(item: Item, vocabulary: Vocabulary): void {
  const [unknown, ...others] = item.unknown;
  if (!unknown || others.length > 0 || item.candidates) return;
  // In capitals it was meant as a ticker, and a ticker is not guessed.
  if (unknown.capitals) return;
  const found = vocabulary.misspelt(unknown.word);
  if (found.kind === 'one') {
    item.ticker = found.ticker;
    item.typed = unknown.text;
  }
  if (found.kind === 'several') item.candidates = { typed: unknown.text, tickers: found.tickers };
  if (found.kind !== 'none') item.unknown.pop();
}

class ItemReader {
  readonly #tokens: readonly Token[];
  readonly #vocabulary: Vocabulary;
  /** Whether a filler in capitals may be a ticker. */
  readonly #capitals_name: boolean;
  readonly #item: Item = { contradictory: false, fillers: new Set(), unknown: [] };

  constructor(tokens: readonly Token[], vocabulary: Vocabulary, capitals_name: boolean) {
    this.#tokens = tokens;
    this.#vocabulary = vocabulary;
    this.#capitals_name = capitals_name;
  }

  read(start: number): { readonly item: Item; readonly end: number } {
    let at = start;
    for (let token = this.#tokens[at]; token; token = this.#tokens[at]) {
      if (at > start && verbAt(this.#tokens, at)) return { item: this.#item, end: at };
      if (REASONS.has(token.word)) break;
      if (CONNECTORS.has(token.word)) {
        const next = skipConnectors(this.#tokens, at);
        const complete = this.#item.ticker ?? this.#item.candidates ?? this.#item.unknown[0];
        if (next >= this.#tokens.length) break;
        if (
          complete !== undefined ||
          this.#item.fillers.has('everything') ||
          verbAt(this.#tokens, next)
        ) {
          return { item: this.#item, end: next };
        }
        at = next;
        continue;
      }
      if (this.#isCondition(token, at)) {
        this.#item.condition = asTyped(this.#tokens.slice(at));
        break;
      }
      at = this.#take(token, at);
    }
    return { item: this.#item, end: this.#tokens.length };
  }

  /** "at the market" is now; "at 150" is not. */
  #isCondition(token: Token, at: number): boolean {
    if (
      token.kind !== 'word' ||
      !CONDITIONS.has(token.word) ||
      (this.#capitals_name && token.capitals)
    ) {
      return false;
    }
    const rest = this.#tokens.slice(at + 1, at + 3).map(({ word }) => word);
    return token.word !== 'at' || !rest.some((word) => word === 'market' || word === 'current');
  }

  /** Takes in the token at `at` and returns where to go on. */
  #take(token: Token, at: number): number {
    const item = this.#item;
    switch (token.kind) {
      case 'money':
        this.#amount('dollars', token.value);
        return at + 1;
      case 'number': {
        const currency = CURRENCY.has(this.#tokens[at + 1]?.word ?? '');
        this.#amount(currency ? 'dollars' : 'shares', token.value);
        return at + (currency ? 2 : 1);
      }
      case 'percent':
      case 'fraction':
        this.#amount('share', token.value);
        return at + 1;
      case 'mark':
        if (!/[()]/.test(token.text)) item.unknown.push(token);
        return at + 1;
      case 'quoted':
        item.unknown.push(token);
        return at + 1;
      default:
        return this.#word(token, at);
    }
  }

  #word(token: Token, at: number): number {
    const item = this.#item;
    const following = this.#tokens[at + 1]?.word ?? '';
    // "as much NVDA as I can" spends all the cash.
    if (token.word === 'as' && /^(much|many)$/.test(following)) {
      item.most = true;
      return at + 2;
    }
    if (token.word === 'as' && following === 'possible') return at + 2;
    if (token.word === 'as' && following === 'i') return at + 3;

    const named = this.#capitals_name && token.capitals;
    const plain = !named && (FILLERS.has(token.word) || token.word === 'at');
    const name = plain ? this.#longName(at) : nameAt(this.#tokens, at, this.#vocabulary);
    if (name?.found.kind === 'one') {
      if (item.ticker !== undefined && item.ticker !== name.found.ticker) item.contradictory = true;
      item.ticker = name.found.ticker;
      item.typed = asTyped(this.#tokens.slice(at, name.end));
      return name.end;
    }
    if (name) {
      const typed = asTyped(this.#tokens.slice(at, name.end));
      if (name.found.kind === 'several') item.candidates = { typed, tickers: name.found.tickers };
      return name.end;
    }
    if (!plain) item.unknown.push(token);
    else {
      item.fillers.add(token.word);
      if (WHOLE.has(token.word)) item.share ??= 1;
    }
    return at + 1;
  }

  /** A filler begins a name only together with what follows: "The Home Depot". */
  #longName(at: number): ReturnType<typeof nameAt> {
    const name = nameAt(this.#tokens, at, this.#vocabulary);
    return name && name.end - at > 1 && name.found.kind === 'one' ? name : undefined;
  }

  #amount(of: 'shares' | 'dollars' | 'share', value: number): void {
    const before = this.#item[of];
    if (before !== undefined && !(of === 'share' && before === 1)) this.#item.contradictory = true;
    this.#item[of] = value;
  }
}
