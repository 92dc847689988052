import type { Order, Side } from '@finally/contract';

/** A press that moves further than this drags. */
const DRAG_PX_MIN = 5;
const WHEEL_ROWS = 3;

export interface PointerHandlers {
  /** Returns the price of the row at a height, in 1/10,000 dollar. */
  priceAt(y: number): number | null;
  own(side: Side, price_e4: number): readonly Order[];
  place(side: Side, price_e4: number): void;
  cancel(orders: readonly Order[]): void;
  move(orders: readonly Order[], price_e4: number): void;
  /** Positive numbers show lower prices. */
  scroll(rows: number): void;
  /** Called if what the pointer does has changed. */
  onChange(): void;
}

interface Press {
  readonly id: number;
  readonly y: number;
  /** The orders that are dragged; empty if the rows are scrolled by a finger. */
  readonly orders: readonly Order[];
  readonly from_e4: number | null;
  readonly isTouch: boolean;
  hasMoved: boolean;
  /** Rows scrolled so far. */
  scrolled: number;
}

/** Clicks, drags and scrolling on the rows of the ladder. */
export class LadderPointer {
  readonly #rows: HTMLElement;
  readonly #handlers: PointerHandlers;
  #press: Press | null = null;
  #hovered: { element: HTMLElement; side: Side; y: number } | null = null;
  #target_e4: number | null = null;
  #isInside = false;
  #swallowsClick = false;

  constructor(rows: HTMLElement, handlers: PointerHandlers) {
    this.#rows = rows;
    this.#handlers = handlers;
    rows.addEventListener('pointerdown', this.#onDown);
    rows.addEventListener('pointermove', this.#onMove);
    rows.addEventListener('pointerup', this.#onUp);
    rows.addEventListener('pointercancel', this.#stop);
    rows.addEventListener('pointerleave', this.#onLeave);
    rows.addEventListener('click', this.#onClick);
    rows.addEventListener('wheel', this.#onWheel, { passive: false });
    document.addEventListener('keydown', this.#onKey, { capture: true });
  }

  /** The orders that are being dragged. */
  get dragged(): readonly Order[] {
    return this.#press?.hasMoved ? this.#press.orders : [];
  }

  /** The row to which they would be moved. */
  get target_e4(): number | null {
    return this.#target_e4;
  }

  /** The cell of a size under a mouse. */
  get hovered() {
    return this.#hovered;
  }

  /** Whether a mouse is over the rows or something is being dragged; rows must not move then. */
  get isInside(): boolean {
    return this.#isInside || this.#press !== null;
  }

  destroy(): void {
    document.removeEventListener('keydown', this.#onKey, { capture: true });
  }

  #yOf({ clientY }: MouseEvent): number {
    return clientY - this.#rows.getBoundingClientRect().top;
  }

  /** Returns the price of the row at which an event happened, also one that has no position. */
  #priceOf(event: MouseEvent): number | null {
    const row = (event.target as Element).closest('tr');
    return row && this.#handlers.priceAt(row.offsetTop + 1);
  }

  #ownAt(event: MouseEvent): readonly Order[] {
    const price_e4 = this.#priceOf(event);
    const chip = (event.target as Element).closest<HTMLElement>('[data-chip]');
    if (!chip || price_e4 === null) return [];
    const isFirst = chip.parentElement === chip.parentElement?.parentElement?.firstElementChild;
    return this.#handlers.own(isFirst ? 'buy' : 'sell', price_e4);
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.#swallowsClick = false;
    if (event.button !== 0) return;
    const orders = this.#ownAt(event);
    const isTouch = event.pointerType !== 'mouse';
    if (orders.length === 0 && !isTouch) return;
    const y = this.#yOf(event);
    this.#press = {
      id: event.pointerId,
      y,
      orders,
      from_e4: this.#handlers.priceAt(y),
      isTouch,
      hasMoved: false,
      scrolled: 0,
    };
  };

  readonly #onMove = (event: PointerEvent): void => {
    const y = this.#yOf(event);
    if (event.pointerType === 'mouse') this.#hover(event, y);
    const press = this.#press;
    if (press?.id !== event.pointerId) return;
    if (!press.hasMoved && Math.abs(y - press.y) < DRAG_PX_MIN) return;
    if (!press.hasMoved) this.#rows.setPointerCapture(press.id);
    press.hasMoved = true;
    if (press.orders.length > 0) {
      const target_e4 = this.#handlers.priceAt(y);
      if (target_e4 === this.#target_e4) return;
      this.#target_e4 = target_e4;
      this.#handlers.onChange();
      return;
    }
    const height = this.#rows.firstElementChild?.clientHeight ?? 1;
    const wanted = Math.trunc((press.y - y) / height);
    if (wanted !== press.scrolled) this.#handlers.scroll(wanted - press.scrolled);
    press.scrolled = wanted;
  };

  #hover(event: PointerEvent, y: number): void {
    const cell = (event.target as Element).closest<HTMLElement>('[data-side]');
    const wasInside = this.#isInside;
    this.#isInside = true;
    if (cell === (this.#hovered?.element ?? null) && wasInside) return;
    this.#hovered = cell && { element: cell, side: cell.dataset['side'] as Side, y };
    this.#handlers.onChange();
  }

  readonly #onUp = (event: PointerEvent): void => {
    const press = this.#press;
    if (press?.id !== event.pointerId) return;
    const target_e4 = this.#target_e4;
    this.#swallowsClick = press.hasMoved;
    this.#stop();
    if (press.hasMoved && press.orders.length > 0 && target_e4 !== null) {
      if (target_e4 !== press.from_e4) this.#handlers.move(press.orders, target_e4);
    }
  };

  readonly #stop = (): void => {
    this.#press = null;
    this.#target_e4 = null;
    this.#handlers.onChange();
  };

  readonly #onLeave = (): void => {
    this.#isInside = false;
    this.#hovered = null;
    this.#handlers.onChange();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const swallows = this.#swallowsClick;
    this.#swallowsClick = false;
    // The second click of a double click places no second order.
    if (swallows || event.detail > 1) return;
    const target = event.target as Element;
    if (target.closest('[data-cancel]')) {
      const orders = this.#ownAt(event);
      if (orders.length > 0) this.#handlers.cancel(orders);
      return;
    }
    const cell = target.closest<HTMLElement>('[data-side]');
    const price_e4 = this.#priceOf(event);
    if (cell && price_e4 !== null) this.#handlers.place(cell.dataset['side'] as Side, price_e4);
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    this.#handlers.scroll(Math.sign(event.deltaY) * WHEEL_ROWS);
  };

  /** Escape ends a drag before anything else sees the key. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#press?.hasMoved) return;
    event.preventDefault();
    event.stopPropagation();
    this.#swallowsClick = true;
    this.#stop();
  };
}
