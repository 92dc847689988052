import type { Side, Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Amount, Money } from './amount.ts';
import type { Command, Obstacle } from './command.ts';
import { ONE, partOf, positive } from './language/amounts.ts';
import type { Superlative } from './language/names.ts';
import { all, find, get, indexIn, type Tree } from './language/tree.ts';

/** An uncertain name in the message, with its possible meanings. */
export interface Unsure {
  readonly typed: string;
  readonly candidates: readonly Ticker[];
  readonly is_name: boolean;
  /** An unknown but valid ticker, which can still be watched. */
  readonly ticker: string | undefined;
}

/** The values of the placeholders in the grammar's input. */
export interface Meanings {
  readonly numbers: readonly Fraction[];
  readonly names: readonly Ticker[];
  /** Evaluated only if the message matches, because it needs a search. */
  readonly unsure: readonly (() => Unsure)[];
  /** What "it" refers to until the message names an instrument. */
  readonly spoken_of: readonly Ticker[];
  /** Returns the first position by the given measure. */
  readonly foremost: (by: Superlative) => Ticker | undefined;
  /** Returns a part of the message as typed. */
  readonly typed: (tree: Tree) => string;
}

export type Entry = Command | Obstacle;

export type Instrument = { readonly ticker: Ticker; readonly mine: boolean } | Obstacle;

/**
 * Thrown if words have no meaning in their context: "the proceeds" without a preceding sale, "each"
 * with a single item.
 */
export class Meaningless extends Error {}

export const SHARE_OF = (part: Fraction): Amount => ({ of: 'position', part });
export const CASH_OF = (part: Fraction): Money => ({ of: 'cash', part });
export const SHARES_OF = (shares: Fraction): Amount => ({ of: 'shares', shares });
export const DOLLARS_OF = (dollars: Fraction): Money => ({ of: 'dollars', dollars });

/** The state of interpreting one message, with helpers for its parts. */
export class Scope {
  readonly meanings: Meanings;
  /** The commands and obstacles so far, in order. */
  readonly entries: Entry[] = [];
  /**
   * What "it" may refer to: the instruments named so far in the message, or else the earlier
   * subject.
   */
  #named: readonly Ticker[];
  #names_here = false;

  constructor(meanings: Meanings) {
    this.meanings = meanings;
    this.#named = meanings.spoken_of;
  }

  /** What "it" refers to now. */
  get named(): readonly Ticker[] {
    return this.#named;
  }

  get numbers(): readonly Fraction[] {
    return this.meanings.numbers;
  }

  /** The same amount of each of at least two instruments. */
  each(side: Side, tree: Tree, amount: Amount): readonly Entry[] {
    const instruments = all(get(tree, 'Instruments'), 'Instrument');
    if (instruments.length < 2) throw new Meaningless();
    return instruments.map((instrument) => this.trade(side, instrument, amount));
  }

  every(side: Side, tree: Tree, amount: Amount): readonly Entry[] {
    return all(get(tree, 'Instruments'), 'Instrument').map((instrument) =>
      this.trade(side, instrument, amount),
    );
  }

  sized(side: Side, tree: Tree): Entry {
    const amount = get(tree, 'Shares');
    const shares = this.positive(amount);
    // "sell 1/4 more of my NVDA" may mean a fraction of a share or of the position. So may "sell
    // 1/2 NVDA", unless it mentions a share.
    const of_a_share = find(amount, 'share_noun') ?? find(amount, 'share') ?? find(amount, 'a');
    const is_fraction = find(amount, 'Count')?.rule === 'Count_fraction';
    const bare = is_fraction && !of_a_share;
    const unclear = find(amount, 'more') || bare;
    if (side === 'sell' && unclear && shares.compare(1) < 0) throw new Meaningless();
    if (side === 'buy' && bare) return this.partToBuy(tree, amount);
    return this.trade(side, get(tree, 'Instrument'), SHARES_OF(shares));
  }

  /**
   * A part to buy, as the command line reads it: a percentage is of the cash, a fraction may be of
   * the cash or of one share.
   */
  partToBuy(tree: Tree, part: Tree): Entry {
    const instrument = this.instrument(get(tree, 'Instrument'));
    if ('kind' in instrument) return instrument;
    const { ticker } = instrument;
    const value = this.part(part);
    return find(part, 'Percent')
      ? { kind: 'trade', side: 'buy', ticker, amount: CASH_OF(value) }
      : { kind: 'part_of_which', ticker, part: value, typed: this.meanings.typed(tree) };
  }

  /** A number followed by the word "shares". */
  counted(side: Side, tree: Tree): Entry {
    return this.trade(side, get(tree, 'Instrument'), SHARES_OF(this.positive(get(tree, 'Count'))));
  }

  trade(side: Side, tree: Tree, amount: Amount): Entry {
    const instrument = this.instrument(tree);
    return 'kind' in instrument
      ? instrument
      : { kind: 'trade', side, ticker: instrument.ticker, amount };
  }

  howMany(side: Side, tree: Tree, typed: Tree): Entry {
    const instrument = this.instrument(tree);
    return 'kind' in instrument
      ? instrument
      : {
          kind: 'how_many',
          side,
          ticker: instrument.ticker,
          typed: this.meanings.typed(typed),
        };
  }

  tickers(tree: Tree): readonly (Ticker | Obstacle)[] {
    const instruments = find(tree, 'Instruments');
    if (!instruments) return [];
    const read = all(instruments, 'Instrument').map((each) => this.instrument(each));
    return read.map((each) => ('kind' in each ? each : each.ticker));
  }

  /** Returns the instrument, and whether the text calls it the person's own. */
  instrument(tree: Tree): Instrument {
    const ticker = this.#ticker(find(tree, 'Extreme') ?? find(tree, 'Named') ?? tree);
    if (typeof ticker !== 'string') return ticker;
    this.#named = this.#names_here ? [...new Set([...this.#named, ticker])] : [ticker];
    this.#names_here = true;
    return { ticker, mine: find(tree, 'my') !== undefined };
  }

  /** @param named a name, or a rule that contains only a name */
  #ticker(named: Tree): Ticker | Obstacle {
    const { names, typed, foremost } = this.meanings;
    const mark = find(named, 'Superlative') ?? (named.children[0] as Tree);
    switch (mark.rule) {
      case 'name': {
        const [first, again = first] = all(named, 'name').map((name) => names[indexIn(name)]);
        if (first !== again) throw new Meaningless();
        return first as Ticker;
      }
      case 'unsure': {
        const { typed: word, candidates, is_name } = this.unsure(mark);
        return candidates.length > 0
          ? { kind: 'which', typed: word, candidates, is_name }
          : { kind: 'no_such', typed: word };
      }
      case 'it':
      case 'that_alone': {
        // In "buy 2 NVDA. Sell half of that" it may be the two shares or the position.
        if (mark.rule === 'that_alone' && this.#names_here) throw new Meaningless();
        const [only, ...others] = this.#named;
        return only && others.length === 0 ? only : { kind: 'no_referent', typed: typed(mark) };
      }
      default: {
        const by = SUPERLATIVES[mark.rule];
        return (by && foremost(by)) ?? { kind: 'no_referent', typed: typed(named) };
      }
    }
  }

  unsure(mark: Tree): Unsure {
    const lookUp = this.meanings.unsure[indexIn(mark)];
    if (!lookUp) throw new Error('A mark has a meaning.');
    return lookUp();
  }

  money(tree: Tree): Money {
    const [inner] = tree.children;
    switch (tree.rule === 'Money' ? inner?.rule.split('_')[0] : tree.rule) {
      case 'Rest':
        this.#refuseAfterSale();
        return { of: 'rest' };
      case 'Dollars':
        return DOLLARS_OF(this.positive(inner as Tree));
      case 'Cash':
        return this.cash(inner as Tree);
      case 'Money_part':
        this.#refuseAfterSale();
        return CASH_OF(this.part(inner as Tree));
      case 'AllProceeds':
      case 'Proceeds':
        return this.proceeds(tree);
      default:
        return DOLLARS_OF(this.positive(inner as Tree));
    }
  }

  cash(tree: Tree): Money {
    if (!/\b(my|our)_/.test(tree.text)) this.#refuseAfterSale();
    const part = find(tree, 'Part');
    return CASH_OF(part ? this.part(part) : ONE);
  }

  /** After everything was sold, "put it all in" means all the cash. */
  proceeds(tree: Tree): Money {
    if (this.#sales().length === 0) throw new Meaningless();
    const everything = find(tree, 'AllProceeds') && this.#hasSoldEverything();
    return everything ? CASH_OF(ONE) : { of: 'proceeds' };
  }

  /** After a sale, "half" and "the rest" may refer to its proceeds or to all the cash. */
  #refuseAfterSale(): void {
    if (this.#sales().length > 0 && !this.#hasSoldEverything()) throw new Meaningless();
  }

  #sales(): readonly Entry[] {
    return this.entries.filter(
      (entry) =>
        entry.kind === 'sell_group' ||
        (entry.kind === 'target' && entry.direction === 'down') ||
        (entry.kind === 'trade' && entry.side === 'sell'),
    );
  }

  #hasSoldEverything(): boolean {
    return this.entries.some(
      (entry) =>
        entry.kind === 'sell_group' &&
        entry.group === 'all' &&
        entry.part.equals(1) &&
        entry.except.length === 0,
    );
  }

  dollars(tree: Tree): Fraction {
    const sum = find(tree, 'Dollars') ?? find(tree, 'DollarSign') ?? tree;
    return this.positive(
      find(sum, 'Count') && sum.rule !== 'Dollars_part' ? get(sum, 'Count') : sum,
    );
  }

  positive(tree: Tree): Fraction {
    return positive(tree, this.meanings.numbers);
  }

  part(tree: Tree): Fraction {
    return partOf(tree, this.meanings.numbers);
  }
}

const SUPERLATIVES: Readonly<Record<string, Superlative>> = {
  Superlative_largest: 'largest',
  Superlative_smallest: 'smallest',
  Superlative_best: 'best',
  Superlative_winner: 'best',
  Superlative_worst: 'worst',
  Superlative_loser: 'worst',
  best: 'best',
  worst: 'worst',
};
