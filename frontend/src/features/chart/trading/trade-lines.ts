import type { Palette } from '../price-chart/painting/theme';
import { labelView, type MoveNote } from './lines/label-view';
import { LineLabels } from './lines/line-labels';
import { LineLayer } from './lines/line-layer';
import type { TradeLine } from './lines/trade-line';
import { handleLineKey } from './moving/line-keys';
import {
  beginMove,
  continues,
  interruption,
  isChange,
  type Move,
  moveBySteps,
  moveTo,
} from './moving/line-move';
import { followPress } from './moving/line-press';
import { SILENT, type TradeLineEvents } from './moving/trade-line-events';

/** Maximum distance of a hit by mouse and by finger, in pixels. */
const REACH_PX = 5;
const TOUCH_REACH_PX = 14;

const BUSY = 'Another line is being saved. Move this one in a moment.';

/** What the lines need of their chart. */
export interface LinesChart {
  container: HTMLElement;
  palette: Palette;
  width(): number;
  height(): number;
  yOf(price: number): number | null;
  priceAt(y: number): number | null;
  /** Whether a drawing tool is selected, which has precedence. */
  isDrawing(): boolean;
  /** Sets whether dragging scrolls the chart, which it does not while it moves a line. */
  setScrolling(enabled: boolean): void;
}

/**
 * The position and the open orders as lines with labels that pointer and keys move. It knows neither React
 * nor stores.
 */
export class TradeLines {
  readonly layer: LineLayer;
  readonly #chart: LinesChart;
  #events: TradeLineEvents = SILENT;
  readonly #labels: LineLabels;
  readonly #ended = new AbortController();
  #lines: readonly TradeLine[] = [];
  #ticker: string | null = null;
  #last: number | null = null;
  #move: Move | null = null;
  #note: MoveNote = null;
  #stopPress: () => void = () => {};

  constructor(root: HTMLElement, chart: LinesChart) {
    this.#chart = chart;
    this.layer = new LineLayer({
      palette: chart.palette,
      yOf: chart.yOf,
      isMovableAt: (y) => !chart.isDrawing() && this.#lineAt(y, REACH_PX)?.fixed === null,
      onFrame: () => this.#place(),
    });
    this.#labels = new LineLabels(root, {
      onPress: (id, event) => this.#withLine(id, (line) => this.#press(line, event)),
      onKey: (id, event) => this.#withLine(id, (line) => this.#key(line, event)),
      onLeave: (id) => this.#leave(id),
      onMenu: (id, at) => this.#withLine(id, (line) => this.#events.onMenu(line, at)),
      onCancel: (id) => this.#withLine(id, (line) => this.#cancelOrder(line)),
    });
    // In the capture phase, before drawings and the chart handle the press.
    chart.container.addEventListener('pointerdown', this.#onDown, {
      capture: true,
      signal: this.#ended.signal,
    });
  }

  /** Sets who is told of moves; nobody if null. */
  listen(events: TradeLineEvents | null): void {
    this.#events = events ?? SILENT;
  }

  /** Shows these lines of a ticker. A move of a line that is another one now ends. */
  show(lines: readonly TradeLine[], ticker: string): void {
    const isOther = this.#ticker !== null && this.#ticker !== ticker;
    this.#lines = lines;
    this.#ticker = ticker;
    const move = this.#move;
    const why = move && (isOther ? 'other_ticker' : interruption(move, lines));
    if (move && !move.sent && why) {
      this.#stopPress();
      this.#end();
      this.#events.onInterrupted(move.line, why);
    }
    this.#draw();
  }

  /** Sets the last price, from which distances are counted. */
  setLast(price: number | null): void {
    if (price === this.#last) return;
    this.#last = price;
    for (const line of this.#lines) this.#labels.update(this.#view(line));
  }

  /** Shows what the move would do, as the server says. */
  setNote(note: MoveNote): void {
    this.#note = note;
    for (const line of this.#lines) if (this.#moveOf(line)) this.#labels.update(this.#view(line));
  }

  /** Returns the line at a height of the pane in pixels, the nearest if there are several; null if none. */
  at(y: number): TradeLine | null {
    return this.#lineAt(y, REACH_PX);
  }

  repaint(palette: Palette): void {
    this.layer.repaint(palette);
  }

  dispose(): void {
    this.#stopPress();
    this.#ended.abort();
    this.#labels.dispose();
  }

  #withLine(id: string, run: (line: TradeLine) => void): void {
    const line = this.#lines.find((candidate) => candidate.id === id);
    if (line) run(line);
  }

  #lineAt(y: number, reach: number): TradeLine | null {
    const near = this.#lines.flatMap((line) => {
      const at = this.#chart.yOf(line.price);
      const distance = at === null ? Number.POSITIVE_INFINITY : Math.abs(at - y);
      return distance <= reach ? [{ line, distance }] : [];
    });
    return near.sort((a, b) => a.distance - b.distance)[0]?.line ?? null;
  }

  readonly #onDown = (event: PointerEvent): void => {
    const { container, width, height, isDrawing } = this.#chart;
    if (event.button !== 0 || isDrawing()) return;
    const { left, top } = container.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    if (x < 0 || x > width() || y < 0 || y > height()) return;
    const line = this.#lineAt(y, event.pointerType === 'touch' ? TOUCH_REACH_PX : REACH_PX);
    if (!line || line.fixed !== null) return;
    event.stopImmediatePropagation();
    this.#press(line, event);
  };

  #press(line: TradeLine, event: PointerEvent): void {
    if (event.button !== 0) return;
    const shown = this.#moveOf(line);
    const reason = line.fixed ?? (this.#move?.sent && !shown ? BUSY : null);
    if (reason !== null) {
      this.#events.onFixed(reason);
      return;
    }
    const { container, yOf, priceAt, setScrolling } = this.#chart;
    const grabbed = (yOf((shown ?? line).price) ?? 0) - event.clientY;
    setScrolling(false);
    this.#stopPress();
    this.#stopPress = followPress({
      event,
      target: event.currentTarget as HTMLElement,
      onMove: (clientY) => {
        const move = this.#begin(line, 'pointer');
        if (move) this.#set(moveTo(move, priceAt(clientY + grabbed)));
      },
      onDrop: () => this.#apply(),
      onCancel: () => this.#takeBack(),
    });
    const restore = () => setScrolling(true);
    container.ownerDocument.addEventListener('pointerup', restore, { once: true });
    container.ownerDocument.addEventListener('pointercancel', restore, { once: true });
  }

  #key(line: TradeLine, event: KeyboardEvent): void {
    handleLineKey(event, {
      step: (ticks) => {
        if (line.fixed !== null) return this.#events.onFixed(line.fixed);
        const move = this.#begin(line, 'keys');
        if (move) this.#set(moveBySteps(move, ticks, this.#last));
      },
      apply: () => this.#apply(),
      takeBack: () => this.#takeBack(),
      cancelOrder: () => this.#cancelOrder(line),
      focusBeside: (step) => this.#labels.focusBeside(line.id, step),
    });
  }

  #leave(id: string): void {
    const move = this.#move;
    if (move?.by !== 'keys' || move.sent?.isDroppedAgain) return;
    this.#withLine(id, (line) => continues(line, move.line) && this.#takeBack());
  }

  /** Returns the move of a line; null if it is not moved. */
  #moveOf(line: TradeLine): Move | null {
    return this.#move && continues(line, this.#move.line) ? this.#move : null;
  }

  /** Returns the move of a line, which begins if there is none; null while another line is being saved. */
  #begin(line: TradeLine, by: Move['by']): Move | null {
    // The order may have been replaced since the press.
    const now = this.#lines.find((one) => continues(one, line)) ?? line;
    const move = this.#moveOf(now);
    if (move) return move;
    if (this.#move?.sent) {
      this.#events.onFixed(BUSY);
      return null;
    }
    this.#end();
    return beginMove(now, by);
  }

  /** Takes back what is not sent yet; returns whether there was anything. */
  #takeBack(): boolean {
    const move = this.#move;
    if (!move || move.price === move.sent?.price) return false;
    if (move.sent) {
      this.#set({ ...move, price: move.sent.price, sent: { ...move.sent, isDroppedAgain: false } });
    } else this.#end();
    return true;
  }

  #cancelOrder({ order }: TradeLine): void {
    if (this.#move && !this.#move.sent) this.#end();
    if (order) this.#events.onCancelOrder(order.order);
  }

  #set(move: Move): void {
    if (this.#move && move.price === this.#move.price) return;
    this.#move = move;
    this.#note = null;
    for (const line of this.#lines) if (this.#moveOf(line)) this.#labels.update(this.#view(line));
    this.#place();
    if (!move.sent) this.#events.onMove(move);
  }

  /**
   * Sends the change; the line stays where it was dropped until that is answered. A line that is moved
   * and dropped again meanwhile sends its last place after the answer.
   */
  #apply(): void {
    const move = this.#move;
    if (!move) return;
    if (move.sent) {
      this.#move = { ...move, sent: { ...move.sent, isDroppedAgain: true } };
    } else if (isChange(move)) {
      this.#move = { ...move, sent: { price: move.price, isDroppedAgain: false } };
      this.#events.onDrop(move.line, move.price).finally(() => this.#answered());
    } else this.#end();
  }

  #answered(): void {
    const move = this.#move;
    this.#end();
    if (!move?.sent || move.price === move.sent.price) return;
    const line = this.#lines.find((one) => continues(one, move.line));
    if (!line) {
      this.#events.onInterrupted(move.line, 'gone');
      return;
    }
    this.#set({ ...beginMove(line, move.by), price: move.price });
    if (move.sent.isDroppedAgain) this.#apply();
  }

  #end(): void {
    const move = this.#move;
    this.#move = null;
    this.#note = null;
    if (!move) return;
    this.#events.onMove(null);
    this.#draw();
  }

  #view(line: TradeLine) {
    const move = this.#moveOf(line);
    return labelView(line, { move, last: this.#last, note: move && this.#note });
  }

  #place(): void {
    // To read the size of the pane between two frames has the page laid out.
    if (this.#labels.isEmpty) return;
    const { yOf, width, height } = this.#chart;
    this.#labels.place(yOf, width(), height());
  }

  #draw(): void {
    this.#labels.show(this.#lines.map((line) => this.#view(line)));
    const groups = new Map<string, number[]>();
    for (const { order, price } of this.#lines) {
      const group = order?.order.group_id;
      if (group) groups.set(group, [...(groups.get(group) ?? []), price]);
    }
    this.layer.show([...groups.values()].map((prices) => ({ prices })));
  }
}
