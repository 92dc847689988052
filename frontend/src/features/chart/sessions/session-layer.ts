import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  ISeriesPrimitiveAxisView,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import { faded, type Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from '../series/live-bar';
import { formatCountdown } from './bar-countdown';
import { sessionBreaks } from './session-breaks';

type Target = Parameters<IPrimitivePaneRenderer['draw']>[0];

/** The height of a label of the axis, in pixels. */
const LABEL_PX = 19;
/**
 * How long a change of the countdown waits for a price to be drawn with. A frame of its own would lay out
 * the whole chart anew each second.
 */
const WAIT_MS = 600;

interface SessionLayerOptions {
  palette: Palette;
  bars(): readonly DrawnBar[];
  intervalSeconds(): number;
  /** The y coordinate of a price in pixels; null if nothing is drawn yet. */
  yOf(price: number): number | null;
  /** The x coordinate of a bar by its index; null if nothing is drawn yet. */
  xOf(index: number): number | null;
}

/** Draws a line between trading days, and counts down to the close of the last bar below its price. */
export class SessionLayer implements ISeriesPrimitive<Time> {
  readonly #options: SessionLayerOptions;
  readonly #paneViews: readonly IPrimitivePaneView[];
  readonly #axisViews: readonly ISeriesPrimitiveAxisView[];
  #palette: Palette;
  #countdown: string | null = null;
  #breaks: { readonly key: string; readonly indices: readonly number[] } = { key: '', indices: [] };
  #requestUpdate: () => void = () => {};
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionLayerOptions) {
    this.#options = options;
    this.#palette = options.palette;
    const renderer: IPrimitivePaneRenderer = { draw: (target) => this.#draw(target) };
    this.#paneViews = [{ zOrder: () => 'bottom', renderer: () => renderer }];
    this.#axisViews = [
      {
        coordinate: () => this.#countdownY() ?? 0,
        text: () => this.#countdown ?? '',
        // A label of its own, not a gap in the axis.
        textColor: () => this.#palette.ink,
        backColor: () => this.#palette.edge,
        visible: () => this.#countdown !== null && this.#countdownY() !== null,
        tickVisible: () => false,
      },
    ];
  }

  attached({ requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.#requestUpdate = requestUpdate;
  }

  detached(): void {
    clearTimeout(this.#waiting);
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#paneViews;
  }

  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    return this.#axisViews;
  }

  /**
   * Shows how long the last bar lasts.
   *
   * @param now Unix seconds, by the clock of the market; null if it is not known, which hides it
   */
  count(now: number | null): void {
    const last = this.#options.bars().at(-1);
    const text =
      last && now !== null
        ? formatCountdown(last.time, this.#options.intervalSeconds(), now)
        : null;
    if (text === this.#countdown) return;
    this.#countdown = text;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#requestUpdate(), WAIT_MS);
  }

  repaint(palette: Palette): void {
    this.#palette = palette;
    this.#requestUpdate();
  }

  #countdownY(): number | null {
    const last = this.#options.bars().at(-1);
    const y = last ? this.#options.yOf(last.close) : null;
    return y === null ? null : y + LABEL_PX;
  }

  #draw(target: Target): void {
    clearTimeout(this.#waiting);
    const { xOf } = this.#options;
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of the canvas library, not a React hook.
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      context.strokeStyle = faded(this.#palette.edgeStrong, 0.8);
      context.lineWidth = 1;
      context.setLineDash([2, 3]);
      for (const index of this.#currentBreaks()) {
        const [before, at] = [xOf(index - 1), xOf(index)];
        if (before === null || at === null) continue;
        const x = Math.round((before + at) / 2) + 0.5;
        if (x < 0 || x > mediaSize.width) continue;
        context.beginPath();
        context.moveTo(x, 0);
        context.lineTo(x, mediaSize.height);
        context.stroke();
      }
    });
  }

  /** Finds the breaks again if there are other bars: the bars are read at each frame. */
  #currentBreaks(): readonly number[] {
    const bars = this.#options.bars();
    const intervalSeconds = this.#options.intervalSeconds();
    const key = `${bars.length} ${bars[0]?.time} ${bars.at(-1)?.time} ${intervalSeconds}`;
    if (key !== this.#breaks.key) {
      this.#breaks = { key, indices: sessionBreaks(bars, intervalSeconds) };
    }
    return this.#breaks.indices;
  }
}
