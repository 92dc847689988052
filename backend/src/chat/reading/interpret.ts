import type { Side, Ticker, WatchlistChange } from '@finally/contract';
import type Fraction from 'fraction.js';
import { evaluate, ONE, partOf, positive } from './amounts.ts';
import type { Amount, Command, Group, Money, Obstacle } from './command.ts';
import type { Superlative } from './names.ts';
import { all, find, get, indexIn, type Tree } from './tree.ts';

/** A name in the message that is no certain one, with what it may mean. */
export interface Unsure {
  readonly typed: string;
  readonly candidates: readonly Ticker[];
  readonly is_name: boolean;
  /** A ticker that is not known, which can still be watched. */
  readonly ticker: string | undefined;
}

/** What the marks in the input of the grammar stand for. */
export interface Meanings {
  readonly numbers: readonly Fraction[];
  readonly names: readonly Ticker[];
  /** Looked up only if the message is read, since that takes a search. */
  readonly unsure: readonly (() => Unsure)[];
  /** What "it" stands for as long as the message names nothing. */
  readonly spoken_of: readonly Ticker[];
  /** The position that comes first by a measure. */
  readonly foremost: (by: Superlative) => Ticker | undefined;
  /** The words of a part of the message as they were typed. */
  readonly typed: (tree: Tree) => string;
}

export type Entry = Command | Obstacle;

type Instrument = { readonly ticker: Ticker; readonly mine: boolean } | Obstacle;

/** The words stand for nothing: "the proceeds" with no sale before, a list of one "each". */
export class Meaningless extends Error {}

const OBSTACLES: ReadonlySet<string> = new Set<Obstacle['kind']>([
  'how_many',
  'which',
  'no_such',
  'no_referent',
  'how_shared',
  'no_amount',
  'too_much',
  'rebalance_to_what',
]);

export const isObstacle = (entry: Entry): entry is Obstacle => OBSTACLES.has(entry.kind);

/**
 * What a message asks for, in order.
 *
 * @throws NotAnAmount, Meaningless
 */
export function interpret(message: Tree, meanings: Meanings): readonly Entry[] {
  return new Interpreter(meanings).message(message);
}

const SHARE_OF = (part: Fraction): Amount => ({ of: 'position', part });
const CASH_OF = (part: Fraction): Money => ({ of: 'cash', part });
const SHARES_OF = (shares: Fraction): Amount => ({ of: 'shares', shares });
const DOLLARS_OF = (dollars: Fraction): Money => ({ of: 'dollars', dollars });

class Interpreter {
  readonly #meanings: Meanings;
  readonly #entries: Entry[] = [];
  #named: Ticker[];

  constructor(meanings: Meanings) {
    this.#meanings = meanings;
    this.#named = [...meanings.spoken_of];
  }

  message(message: Tree): readonly Entry[] {
    for (const sentence of all(message, 'Sentence')) {
      for (const command of all(get(sentence, 'Commands'), 'Command')) {
        const [action] = get(command, 'Action').children;
        if (action) this.#entries.push(...this.#action(action));
      }
    }
    return this.#entries;
  }

  #action(action: Tree): readonly Entry[] {
    const [family = ''] = action.rule.split('_');
    switch (family) {
      case 'Buy':
        return this.#buy(action);
      case 'Put':
        return this.#put(action);
      case 'Sell':
        return this.#sell(action);
      case 'KeepAndSell':
        return [this.#group('all', ONE, this.#tickers(action))];
      case 'Target':
        return this.#target(action);
      case 'Weights':
        return this.#weights(all(action, 'Weight'));
      case 'Resize':
        return this.#resize(action);
      case 'RaiseCash':
        return [this.#trade('sell', get(action, 'Instrument'), DOLLARS_OF(this.#dollars(action)))];
      case 'Rebalance':
        return action.rule === 'Rebalance_to_what'
          ? [{ kind: 'rebalance_to_what' }]
          : this.#equalize(action);
      case 'Split':
        return this.#split(action);
      case 'Swap':
        return this.#swap(action);
      case 'Watch':
        return this.#change('add', all(action, 'Names')[0]);
      default:
        return this.#change('remove', all(action, 'Names')[0]);
    }
  }

  #buy(action: Tree): readonly Entry[] {
    switch (action.rule) {
      case 'Buy_add_shares':
      case 'Buy_name_first':
        return [this.#sized('buy', action)];
      case 'Buy_add_dollars':
        return [this.#trade('buy', get(action, 'Instrument'), DOLLARS_OF(this.#dollars(action)))];
      case 'Buy_all_in':
        return [this.#trade('buy', get(action, 'Instrument'), CASH_OF(ONE))];
      default:
        return [...all(action, 'BuyItem'), ...all(action, 'AddItem')].flatMap((item) =>
          this.#buyItem(item),
        );
    }
  }

  #buyItem(wrapper: Tree): readonly Entry[] {
    const item = wrapper.children.length === 1 ? (wrapper.children[0] as Tree) : wrapper;
    switch (item.rule) {
      case 'Each_shares':
      case 'Each_shares_of_each':
        return this.#each('buy', item, SHARES_OF(this.#positive(get(item, 'Count'))));
      case 'Each_dollars':
      case 'Each_dollars_of_each':
      case 'Each_for_dollars':
        return this.#each('buy', item, DOLLARS_OF(this.#dollars(item)));
      case 'AsMuch_as':
      case 'AsMuch_most':
        return [this.#trade('buy', get(item, 'Instrument'), { of: 'most' })];
      case 'DollarItem_worth':
      case 'DollarItem_of':
      case 'DollarItem_sign':
      case 'DollarItem_bare':
      case 'BuyItem_for_dollars':
        return [this.#trade('buy', get(item, 'Instrument'), DOLLARS_OF(this.#dollars(item)))];
      case 'PartItem_cash':
      case 'BuyItem_with_cash':
        return [this.#trade('buy', get(item, 'Instrument'), this.#cash(get(item, 'Cash')))];
      case 'BuyItem_with_proceeds':
        return [this.#trade('buy', get(item, 'Instrument'), this.#proceeds(item))];
      case 'BuyItem_times':
      case 'BuyItem_after': {
        const shares = this.#positive(get(item, 'Count'));
        return [this.#trade('buy', get(item, 'Instrument'), SHARES_OF(shares))];
      }
      case 'SharesItem_of':
      case 'SharesItem_bare':
        return [this.#sized('buy', item)];
      case 'BuyItem_vague':
        return [this.#howMany('buy', get(item, 'Instrument'), item)];
      default:
        return [this.#howMany('buy', find(item, 'Instrument') ?? item, item)];
    }
  }

  #put(action: Tree): readonly Entry[] {
    switch (action.rule) {
      case 'Put_each':
      case 'Put_each_after':
        return this.#each('buy', action, this.#money(get(action, 'Money')));
      case 'Put_several':
        return [{ kind: 'how_shared', typed: this.#meanings.typed(action) }];
      default:
        return all(action, 'PutItem').map((item) =>
          this.#trade('buy', get(item, 'Instrument'), this.#money(get(item, 'Money'))),
        );
    }
  }

  #sell(action: Tree): readonly Entry[] {
    switch (action.rule) {
      case 'Sell_sell':
      case 'Sell_close': {
        const closes = action.rule === 'Sell_close';
        return all(action, 'SellItem').flatMap((item) => this.#sellItem(item, closes));
      }
      case 'Sell_group':
        return [this.#groupOf(get(action, 'Group'))];
      case 'Sell_profits':
        return [this.#group('winners', ONE, [])];
      case 'Sell_everything': {
        const part = find(get(action, 'Everything'), 'Part');
        const except = find(action, 'Except');
        return [
          this.#group('all', part ? this.#part(part) : ONE, except ? this.#tickers(except) : []),
        ];
      }
      case 'Sell_all_cash':
        return [this.#group('all', ONE, [])];
      default:
        return [this.#sized('sell', action)];
    }
  }

  #sellItem(wrapper: Tree, closes: boolean): readonly Entry[] {
    const item = wrapper.rule === 'SellItem' ? (wrapper.children[0] as Tree) : wrapper;
    const stated = (): Fraction => this.#positive(all(item, 'Count').at(-1) as Tree);
    switch (item.rule) {
      case 'SellItem_all_but':
        return [this.#allBut(item)];
      case 'SellItem_part_of_stated':
      case 'SellItem_half_of_stated': {
        const part = this.#part(find(item, 'Part') ?? get(item, 'half'));
        return [this.#ofStated(item, stated(), SHARES_OF(part.mul(stated())))];
      }
      case 'SellItem_of_stated': {
        const [count] = all(item, 'Count');
        return [this.#ofStated(item, stated(), SHARES_OF(this.#positive(count as Tree)))];
      }
      case 'SellItem_stated':
      case 'SellItem_all_stated':
        return [this.#ofStated(item, stated(), SHARES_OF(stated()))];
      case 'SellItem_part':
        return this.#every('sell', item, SHARE_OF(this.#part(get(item, 'Part'))));
      case 'SellItem_part_bare':
        return this.#every('sell', item, SHARE_OF(this.#part(get(item, 'PlainPart'))));
      case 'DollarItem_worth':
      case 'DollarItem_of':
      case 'DollarItem_sign':
      case 'DollarItem_bare':
        return [this.#trade('sell', get(item, 'Instrument'), DOLLARS_OF(this.#dollars(item)))];
      case 'SellItem_after':
      case 'SellItem_count_of_mine':
        return [this.#trade('sell', get(item, 'Instrument'), SHARES_OF(stated()))];
      case 'SharesItem_of':
      case 'SharesItem_bare':
        return [this.#sized('sell', item)];
      case 'SellItem_all_except':
      case 'SellItem_my_except':
      case 'SellItem_named_except':
        return [this.#allBut(item)];
      case 'SellItem_wholly':
      case 'SellItem_all':
      case 'SellItem_all_shares':
        return this.#every('sell', item, SHARE_OF(ONE));
      default:
        return this.#whole(item, closes);
    }
  }

  /** "sell my TSLA and NVDA", "close TSLA": all of it; "sell TSLA" does not say how many. */
  #whole(item: Tree, closes: boolean): readonly Entry[] {
    let mine = closes;
    return all(get(item, 'Instruments'), 'Instrument').map((tree) => {
      const instrument = this.#instrument(tree);
      if ('kind' in instrument) return instrument;
      mine ||= instrument.mine;
      return mine
        ? { kind: 'trade', side: 'sell', ticker: instrument.ticker, amount: SHARE_OF(ONE) }
        : this.#howMany('sell', tree, tree);
    });
  }

  #allBut(item: Tree): Entry {
    const kept = get(find(item, 'ExceptCount') ?? item, 'Count');
    const amount: Amount = { of: 'all_but', shares: this.#positive(kept) };
    return this.#trade('sell', get(item, 'Instrument'), amount);
  }

  #ofStated(item: Tree, stated: Fraction, amount: Amount): Entry {
    const entry = this.#trade('sell', get(item, 'Instrument'), amount);
    const holds = find(item, 'my') ?? find(item, 'all');
    return entry.kind === 'trade' && holds ? { ...entry, stated } : entry;
  }

  #groupOf(group: Tree): Entry {
    const part = find(group, 'Part');
    const loses = group.rule === 'Group_losers' || group.rule === 'Group_red';
    return this.#group(loses ? 'losers' : 'winners', part ? this.#part(part) : ONE, []);
  }

  #group(group: Group, part: Fraction, except: readonly (Ticker | Obstacle)[]): Entry {
    const obstacle = except.find((each): each is Obstacle => typeof each !== 'string');
    if (obstacle) return obstacle;
    const tickers = except.filter((each): each is Ticker => typeof each === 'string');
    return { kind: 'sell_group', group, except: tickers, part };
  }

  #target(action: Tree): readonly Entry[] {
    if (action.rule === 'Target_put') return this.#weights(all(action, 'WeightItem'));
    const instrument = this.#instrument(get(action, 'Instrument'));
    if ('kind' in instrument) return [instrument];
    const { ticker } = instrument;
    const lowers = action.rule.startsWith('Target_lower');
    const percent = find(action, 'Percent');
    if (percent) {
      const direction = lowers ? 'down' : 'either';
      return [{ kind: 'target', ticker, weight: this.#part(percent), direction }];
    }
    const shares = this.#positive(get(action, 'Count'));
    const direction = find(action, 'up') ? 'up' : lowers ? 'down' : 'either';
    return [{ kind: 'target_shares', ticker, shares, direction }];
  }

  #weights(items: readonly Tree[]): readonly Entry[] {
    const weights = items.map((item) => evaluate(get(item, 'Percent'), this.#meanings.numbers));
    const sum = weights.reduce((total, weight) => total.add(weight));
    if (sum.compare(1) > 0) return [{ kind: 'too_much', weight: sum }];
    return items.map((item, index) => {
      const instrument = this.#instrument(get(item, 'Instrument'));
      if ('kind' in instrument) return instrument;
      const weight = weights[index] as Fraction;
      return { kind: 'target', ticker: instrument.ticker, weight, direction: 'either' };
    });
  }

  #resize(action: Tree): readonly Entry[] {
    const instrument = get(action, 'Instrument');
    const by = find(action, 'Part') ?? find(action, 'Count');
    if (by) {
      const is_part = by.rule.startsWith('Part');
      const amount = is_part ? SHARE_OF(this.#part(by)) : SHARES_OF(this.#positive(by));
      const side = action.rule.startsWith('Resize_grow') ? 'buy' : 'sell';
      return [this.#trade(side, instrument, amount)];
    }
    const grows = action.rule === 'Resize_double' || action.rule === 'Resize_triple';
    const part = action.rule === 'Resize_triple' ? ONE.mul(2) : grows ? ONE : ONE.div(2);
    return [this.#trade(grows ? 'buy' : 'sell', instrument, SHARE_OF(part))];
  }

  #equalize(action: Tree): readonly Entry[] {
    const tickers = this.#tickers(action);
    const obstacle = tickers.find((each): each is Obstacle => typeof each !== 'string');
    if (obstacle) return [obstacle];
    if (tickers.length === 1) return [{ kind: 'rebalance_to_what' }];
    return [{ kind: 'equalize', tickers: tickers as readonly Ticker[] }];
  }

  #split(action: Tree): readonly Entry[] {
    const tickers = this.#tickers(action);
    const obstacle = tickers.find((each): each is Obstacle => typeof each !== 'string');
    if (obstacle) return [obstacle];
    if (tickers.length < 2) throw new Meaningless();
    const amount = this.#money(get(action, 'Money'));
    return [{ kind: 'split', tickers: tickers as readonly Ticker[], amount }];
  }

  #swap(action: Tree): readonly Entry[] {
    const item = find(action, 'SwapItem');
    const instruments = all(action, 'Instrument');
    const sold = item ? get(find(item, 'SharesItem') ?? item, 'Instrument') : instruments[0];
    const part = item && find(item, 'Part');
    const amount = part ? SHARE_OF(this.#part(part)) : SHARE_OF(ONE);
    const shares = item && find(item, 'SharesItem');
    const sale = shares ? this.#sized('sell', shares) : this.#trade('sell', sold as Tree, amount);
    const bought = instruments.at(-1) as Tree;
    return [sale, this.#trade('buy', bought, { of: 'proceeds' })];
  }

  #change(change: WatchlistChange, names: Tree | undefined): readonly Entry[] {
    return all(names as Tree, 'BareName').map((name): Entry => {
      const [mark] = name.children;
      const unsure = mark?.rule === 'unsure' ? this.#unsure(mark) : undefined;
      // Whether a ticker can be watched is the watchlist's to say.
      if (unsure?.ticker) return { kind: 'watchlist', change, ticker: unsure.ticker };
      const instrument = this.#instrument(name);
      return 'kind' in instrument
        ? instrument
        : { kind: 'watchlist', change, ticker: instrument.ticker };
    });
  }

  /** The same amount of each of at least two instruments. */
  #each(side: Side, tree: Tree, amount: Amount): readonly Entry[] {
    const instruments = all(get(tree, 'Instruments'), 'Instrument');
    if (instruments.length < 2) throw new Meaningless();
    return instruments.map((instrument) => this.#trade(side, instrument, amount));
  }

  #every(side: Side, tree: Tree, amount: Amount): readonly Entry[] {
    return all(get(tree, 'Instruments'), 'Instrument').map((instrument) =>
      this.#trade(side, instrument, amount),
    );
  }

  #sized(side: Side, tree: Tree): Entry {
    const amount = get(tree, 'Shares');
    const shares = this.#positive(amount);
    // "sell 1/4 more of my NVDA" may be a part of a share or of the position.
    if (side === 'sell' && find(amount, 'more') && shares.compare(1) < 0) throw new Meaningless();
    return this.#trade(side, get(tree, 'Instrument'), SHARES_OF(shares));
  }

  #trade(side: Side, tree: Tree, amount: Amount): Entry {
    const instrument = this.#instrument(tree);
    return 'kind' in instrument
      ? instrument
      : { kind: 'trade', side, ticker: instrument.ticker, amount };
  }

  #howMany(side: Side, tree: Tree, typed: Tree): Entry {
    const instrument = this.#instrument(tree);
    return 'kind' in instrument
      ? instrument
      : {
          kind: 'how_many',
          side,
          ticker: instrument.ticker,
          typed: this.#meanings.typed(typed),
        };
  }

  #tickers(tree: Tree): readonly (Ticker | Obstacle)[] {
    const instruments = find(tree, 'Instruments');
    if (!instruments) return [];
    const read = all(instruments, 'Instrument').map((each) => this.#instrument(each));
    return read.map((each) => ('kind' in each ? each : each.ticker));
  }

  /** What an instrument stands for, and whether it is called the person's own. */
  #instrument(tree: Tree): Instrument {
    const ticker = this.#ticker(find(tree, 'Extreme') ?? find(tree, 'Named') ?? tree);
    if (typeof ticker !== 'string') return ticker;
    this.#named = [ticker];
    return { ticker, mine: find(tree, 'my') !== undefined };
  }

  /** @param named a name, or a rule that took nothing but one */
  #ticker(named: Tree): Ticker | Obstacle {
    const { names, typed, foremost } = this.#meanings;
    const mark = find(named, 'Superlative') ?? (named.children[0] as Tree);
    switch (mark.rule) {
      case 'name': {
        const [first, again = first] = all(named, 'name').map((name) => names[indexIn(name)]);
        if (first !== again) throw new Meaningless();
        return first as Ticker;
      }
      case 'unsure': {
        const { typed: word, candidates, is_name } = this.#unsure(mark);
        return candidates.length > 0
          ? { kind: 'which', typed: word, candidates, is_name }
          : { kind: 'no_such', typed: word };
      }
      case 'it': {
        const [only, ...others] = this.#named;
        return only && others.length === 0 ? only : { kind: 'no_referent', typed: typed(mark) };
      }
      default: {
        const by = SUPERLATIVES[mark.rule];
        return (by && foremost(by)) ?? { kind: 'no_referent', typed: typed(named) };
      }
    }
  }

  #unsure(mark: Tree): Unsure {
    const lookUp = this.#meanings.unsure[indexIn(mark)];
    if (!lookUp) throw new Error('A mark has a meaning.');
    return lookUp();
  }

  #money(tree: Tree): Money {
    const [inner] = tree.children;
    switch (tree.rule === 'Money' ? inner?.rule.split('_')[0] : tree.rule) {
      case 'Rest':
        return { of: 'rest' };
      case 'Dollars':
        return DOLLARS_OF(this.#positive(inner as Tree));
      case 'Cash':
        return this.#cash(inner as Tree);
      case 'Money_part':
        return CASH_OF(this.#part(inner as Tree));
      case 'AllProceeds':
      case 'Proceeds':
        return this.#proceeds(tree);
      default:
        return DOLLARS_OF(this.#positive(inner as Tree));
    }
  }

  #cash(tree: Tree): Money {
    const part = find(tree, 'Part');
    return CASH_OF(part ? this.#part(part) : ONE);
  }

  /** "put it all in" after everything was sold means all the cash there is then. */
  #proceeds(tree: Tree): Money {
    const sales = this.#entries.filter(
      (entry) => entry.kind === 'sell_group' || (entry.kind === 'trade' && entry.side === 'sell'),
    );
    if (sales.length === 0) throw new Meaningless();
    const sold_everything = sales.some(
      (entry) => entry.kind === 'sell_group' && entry.group === 'all' && entry.except.length === 0,
    );
    return find(tree, 'AllProceeds') && sold_everything ? CASH_OF(ONE) : { of: 'proceeds' };
  }

  #dollars(tree: Tree): Fraction {
    const sum = find(tree, 'Dollars') ?? find(tree, 'DollarSign') ?? tree;
    return this.#positive(
      find(sum, 'Count') && sum.rule !== 'Dollars_part' ? get(sum, 'Count') : sum,
    );
  }

  #positive(tree: Tree): Fraction {
    return positive(tree, this.#meanings.numbers);
  }

  #part(tree: Tree): Fraction {
    return partOf(tree, this.#meanings.numbers);
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
