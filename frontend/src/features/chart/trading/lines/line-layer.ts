import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  PrimitiveHoveredItem,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import { faded, type Palette } from '../../price-chart/painting/theme';

type Target = Parameters<IPrimitivePaneRenderer['draw']>[0];

/** Prices of orders that belong together. */
export interface LineGroup {
  readonly prices: readonly number[];
}

interface LineLayerOptions {
  palette: Palette;
  /** The y coordinate of a price in pixels; null if nothing is drawn yet. */
  yOf(price: number): number | null;
  /** Returns whether a line that can be moved is at a height of the pane, in pixels. */
  isMovableAt(y: number): boolean;
  /** Called with each frame, because the prices may have other places. */
  onFrame(): void;
}

/** Where groups are bracketed, in pixels from the left edge: next to one another. */
const BRACKET_X = 8;
const BRACKET_STEP = 3;
const BRACKETS_MAX = 3;

/** Draws what brackets the orders of a group, and says where lines can be moved. */
export class LineLayer implements ISeriesPrimitive<Time> {
  readonly #options: LineLayerOptions;
  readonly #views: readonly IPrimitivePaneView[];
  #palette: Palette;
  #groups: readonly LineGroup[] = [];
  #requestUpdate: () => void = () => {};

  constructor(options: LineLayerOptions) {
    this.#options = options;
    this.#palette = options.palette;
    const renderer: IPrimitivePaneRenderer = { draw: (target) => this.#draw(target) };
    this.#views = [{ zOrder: () => 'top', renderer: () => renderer }];
  }

  attached({ requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.#requestUpdate = requestUpdate;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#views;
  }

  hitTest(_x: number, y: number): PrimitiveHoveredItem | null {
    if (!this.#options.isMovableAt(y)) return null;
    return { externalId: 'trade line', zOrder: 'top', cursorStyle: 'ns-resize' };
  }

  show(groups: readonly LineGroup[]): void {
    this.#groups = groups;
    this.#requestUpdate();
  }

  repaint(palette: Palette): void {
    this.#palette = palette;
    this.#requestUpdate();
  }

  #draw(target: Target): void {
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of the canvas library, not a React hook.
    target.useMediaCoordinateSpace(({ context }) => {
      for (const [index, group] of this.#groups.entries()) {
        this.#drawGroup(context, group, BRACKET_X - (index % BRACKETS_MAX) * BRACKET_STEP);
      }
    });
    this.#options.onFrame();
  }

  #drawGroup(context: CanvasRenderingContext2D, { prices }: LineGroup, x: number): void {
    const ys = prices.map(this.#options.yOf).filter((y) => y !== null);
    if (ys.length < 2) return;
    context.strokeStyle = faded(this.#palette.muted, 0.9);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, Math.min(...ys));
    context.lineTo(x, Math.max(...ys));
    for (const y of ys) {
      context.moveTo(x, y);
      context.lineTo(BRACKET_X + BRACKET_STEP, y);
    }
    context.stroke();
  }
}
