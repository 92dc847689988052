import type { OwnRow } from '../rows/own-orders';

/** What a row shows. Texts are empty where there is nothing. */
export interface RowContent {
  readonly price: string;
  readonly bid: string;
  readonly ask: string;
  readonly pnl: string;
  /** What the price is: last, high, low, average cost. */
  readonly mark: string;
  readonly isLast: boolean;
  readonly isCursor: boolean;
  readonly isDropTarget: boolean;
  readonly buys: OwnContent | null;
  readonly sells: OwnContent | null;
}

export interface OwnContent {
  readonly row: OwnRow;
  readonly quantity: string;
  /** The place in the queue: `1.2K ahead`. */
  readonly ahead: string;
  /** The accessible name of the button that cancels. */
  readonly cancel: string;
}

/** A row without a price. */
export const BLANK: RowContent = {
  price: '',
  bid: '',
  ask: '',
  pnl: '',
  mark: '',
  isLast: false,
  isCursor: false,
  isDropTarget: false,
  buys: null,
  sells: null,
};

function element(name: 'tr' | 'th' | 'td' | 'span' | 'button', className = ''): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

/** A text node that is written only if it changes. */
class Text {
  readonly #node: globalThis.Text;
  #text = '';

  constructor(parent: HTMLElement) {
    this.#node = document.createTextNode('');
    parent.append(this.#node);
  }

  write(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#node.nodeValue = text;
  }
}

/** Own orders of one side in one row: a chip to drag, with a button that cancels. */
class OwnCell {
  readonly element = element('td');
  readonly #chip = element('span');
  readonly #words = element('span');
  readonly #quantity: Text;
  readonly #ahead: Text;
  readonly #cancel = element('button');
  #isShown = false;

  constructor() {
    this.element.dataset['own'] = '';
    const quantity = element('span', 'truncate font-semibold');
    const ahead = element('span', 'truncate text-muted');
    ahead.dataset['term'] = 'queue';
    this.#quantity = new Text(quantity);
    this.#ahead = new Text(ahead);
    this.#words.append(quantity, ahead);
    this.#cancel.setAttribute('type', 'button');
    this.#cancel.dataset['cancel'] = '';
    this.#cancel.tabIndex = -1;
    this.#cancel.textContent = '\u00d7';
    this.#chip.append(this.#words, this.#cancel);
  }

  write(content: OwnContent | null): void {
    if (!content) {
      if (this.#isShown) this.#chip.remove();
      this.#isShown = false;
      return;
    }
    if (!this.#isShown) this.element.append(this.#chip);
    this.#isShown = true;
    const { row, quantity, ahead, cancel } = content;
    if (this.#chip.dataset['chip'] !== row.side) this.#chip.dataset['chip'] = row.side;
    this.#quantity.write(quantity);
    this.#ahead.write(ahead);
    if (this.#cancel.title !== cancel) {
      this.#cancel.title = cancel;
      this.#cancel.setAttribute('aria-label', cancel);
    }
  }
}

/** One row of the ladder, written outside React. */
export class LadderRow {
  readonly element: HTMLElement;
  readonly bid: HTMLElement;
  readonly ask: HTMLElement;
  readonly #buys = new OwnCell();
  readonly #sells = new OwnCell();
  readonly #texts: Readonly<Record<'price' | 'bid' | 'ask' | 'pnl' | 'mark', Text>>;
  readonly #states = new Map<string, boolean>();
  #name: string | null = null;

  constructor(id: string) {
    this.element = element('tr');
    this.element.id = id;
    this.bid = element('td');
    this.bid.dataset['side'] = 'buy';
    this.ask = element('td');
    this.ask.dataset['side'] = 'sell';
    const price = element('th');
    price.setAttribute('scope', 'row');
    const mark = element('span', 'truncate text-2xs text-accent');
    const shown = element('span');
    price.append(mark, shown);
    const pnl = element('td', 'text-2xs text-muted');
    this.element.append(this.#buys.element, this.bid, price, this.ask, this.#sells.element, pnl);
    this.#texts = {
      price: new Text(shown),
      mark: new Text(mark),
      bid: new Text(this.bid),
      ask: new Text(this.ask),
      pnl: new Text(pnl),
    };
  }

  write(content: RowContent): void {
    for (const name of ['price', 'mark', 'bid', 'ask', 'pnl'] as const) {
      this.#texts[name].write(content[name]);
    }
    this.#buys.write(content.buys);
    this.#sells.write(content.sells);
    this.#mark('last', content.isLast);
    this.#mark('cursor', content.isCursor);
    this.#mark('drop', content.isDropTarget);
  }

  /** Sets what is read out of the whole row; null leaves that to its cells. */
  name(name: string | null): void {
    if (name === this.#name) return;
    this.#name = name;
    if (name === null) this.element.removeAttribute('aria-label');
    else this.element.setAttribute('aria-label', name);
  }

  #mark(name: string, isOn: boolean): void {
    if ((this.#states.get(name) ?? false) === isOn) return;
    this.#states.set(name, isOn);
    if (isOn) this.element.dataset[name] = '';
    else delete this.element.dataset[name];
  }
}
