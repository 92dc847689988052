import { DrawSchedule } from '@/shared/draw-schedule';
import { formatLast, formatQuantity, formatTime } from '@/shared/format/format';
import type { Print, TapeLog } from './tape-log';

interface TapeParts {
  readonly scroller: HTMLElement;
  /** As high as all rows together. */
  readonly height: HTMLElement;
  readonly rows: HTMLElement;
}

/** What the list shows after each drawing. */
interface Drawn {
  /** Trades that came while the list was paused. */
  readonly unseen: number;
  readonly isEmpty: boolean;
}

interface Row {
  readonly element: HTMLElement;
  readonly texts: readonly Text[];
  look: string;
}

const ROW = 'grid items-center gap-2 px-2.5';
/** Time, price, size, side. */
const COLUMNS = '4.25rem minmax(0, 1fr) minmax(0, 1fr) 3.25rem';
const LOOKS = {
  buy: 'text-up',
  sell: 'text-down',
} as const;

/**
 * The rows of the tape, newest first, written outside React: only those in view are on the page. While the
 * list is paused (scrolled away, or under a mouse) it stays as it is and counts what is new.
 */
export class TapeView {
  readonly #parts: TapeParts;
  readonly #log: TapeLog;
  readonly #row_height: number;
  readonly #onDrawn: (drawn: Drawn) => void;
  readonly #rows: Row[] = [];
  readonly #observer: ResizeObserver;
  /** What is shown while the list is paused, and how much had come by then. */
  #paused: { readonly prints: readonly Print[]; readonly arrived: number } | null = null;
  #isHovered = false;
  /** Of the scroller in CSS pixels, kept because reading them while others write causes a layout. */
  #scroll_top: number;
  #height = 0;
  readonly #schedule = new DrawSchedule(() => this.#draw());

  constructor(parts: TapeParts, log: TapeLog, row_height: number, onDrawn: (drawn: Drawn) => void) {
    this.#parts = parts;
    this.#log = log;
    this.#row_height = row_height;
    this.#onDrawn = onDrawn;
    this.#scroll_top = parts.scroller.scrollTop;
    parts.scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    parts.scroller.addEventListener('pointerenter', this.#onEnter);
    parts.scroller.addEventListener('pointerleave', this.#onLeave);
    this.#observer = new ResizeObserver(() => {
      this.#height = parts.scroller.clientHeight;
      this.drawSoon();
    });
    this.#observer.observe(parts.scroller);
  }

  /** Draws what has come, with the next prices. */
  update(): void {
    this.#schedule.change();
  }

  /** The prices of the page change, so what is new is drawn with them. */
  tick(): void {
    this.#schedule.tick();
  }

  drawSoon(): void {
    this.#schedule.now();
  }

  /** Shows the newest trades and goes on. */
  resume(): void {
    this.#isHovered = false;
    this.#paused = null;
    this.#parts.scroller.scrollTop = 0;
    this.#scroll_top = 0;
    this.drawSoon();
  }

  /** Shows what the log has now, also while paused. */
  reset(): void {
    this.#paused &&= { prints: [...this.#log.shown], arrived: this.#log.arrived };
    this.drawSoon();
  }

  destroy(): void {
    const { scroller, rows } = this.#parts;
    scroller.removeEventListener('scroll', this.#onScroll);
    scroller.removeEventListener('pointerenter', this.#onEnter);
    scroller.removeEventListener('pointerleave', this.#onLeave);
    this.#observer.disconnect();
    this.#schedule.stop();
    rows.replaceChildren();
  }

  readonly #onScroll = (): void => {
    this.#scroll_top = this.#parts.scroller.scrollTop;
    this.drawSoon();
  };

  readonly #onEnter = ({ pointerType }: PointerEvent): void => {
    this.#isHovered = pointerType === 'mouse';
    this.drawSoon();
  };

  readonly #onLeave = (): void => {
    this.#isHovered = false;
    this.drawSoon();
  };

  #draw(): void {
    const { height, rows } = this.#parts;
    const isPaused = this.#isHovered || this.#scroll_top > 0;
    if (isPaused) {
      this.#paused ??= { prints: [...this.#log.shown], arrived: this.#log.arrived };
    } else this.#paused = null;
    const prints = this.#paused?.prints ?? this.#log.shown;
    this.#onDrawn({
      unseen: this.#paused ? this.#log.arrived - this.#paused.arrived : 0,
      isEmpty: prints.length === 0,
    });
    const whole = `${prints.length * this.#row_height}px`;
    if (height.style.height !== whole) height.style.height = whole;
    const first = Math.floor(this.#scroll_top / this.#row_height);
    const rows_in_view = Math.ceil(this.#height / this.#row_height) + 1;
    const count = Math.min(rows_in_view, prints.length - first);
    const shift = `translateY(${first * this.#row_height}px)`;
    if (rows.style.transform !== shift) rows.style.transform = shift;
    while (this.#rows.length > Math.max(0, count)) this.#rows.pop()?.element.remove();
    while (this.#rows.length < count) this.#addRow();
    this.#rows.forEach((row, index) => {
      const print = prints[prints.length - 1 - first - index];
      if (print) writeRow(row, print);
    });
  }

  #addRow(): void {
    const element = document.createElement('li');
    element.className = ROW;
    element.style.gridTemplateColumns = COLUMNS;
    element.style.contain = 'strict';
    element.style.height = `${this.#row_height}px`;
    const texts = ['text-muted', 'text-right', 'text-right', ''].map((className) => {
      const cell = document.createElement('span');
      cell.className = `truncate ${className}`;
      const text = document.createTextNode('');
      cell.append(text);
      element.append(cell);
      return text;
    });
    this.#parts.rows.append(element);
    this.#rows.push({ element, texts, look: '' });
  }
}

function writeRow(row: Row, print: Print): void {
  const { time_ms, price, size, side, isOwn } = print;
  const sign = side === 'buy' ? '+ Buy' : '\u2212 Sell';
  const shown = [
    formatTime(new Date(time_ms).toISOString()),
    formatLast(price),
    formatQuantity(size),
    isOwn ? `${side === 'buy' ? '+' : '\u2212'} You` : sign,
  ];
  shown.forEach((text, index) => {
    const node = row.texts[index];
    if (node && node.nodeValue !== text) node.nodeValue = text;
  });
  const look = `${ROW} ${LOOKS[side]}${isOwn ? ' bg-accent/15 font-semibold' : ''}`;
  if (look === row.look) return;
  row.look = look;
  row.element.className = look;
}
