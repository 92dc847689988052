import type { IChartApi, MouseEventParams, Time } from 'lightweight-charts';
import { lastIndexAt } from '@/shared/last-index-at';
import type { Anchor } from '../drawings/drawings';
import type { DrawnBar } from '../series/live-bar';
import type { PriceSeries } from '../series/price-series';
import type { CrosshairValues } from './crosshair-values';

interface CrosshairOptions {
  chart: IChartApi;
  series(): PriceSeries;
  bars(): readonly DrawnBar[];
  /** Brings a bar into view, by its index. */
  reveal(index: number): void;
  /** Called when another bar is pointed at. */
  onChange(): void;
}

/** The bar that the mouse or the keyboard points at. */
export class Crosshair {
  readonly #options: CrosshairOptions;
  #index: number | null = null;
  #pointedBy: CrosshairValues['pointed_by'] = null;
  #keyboardPosition: Anchor | null = null;

  constructor(options: CrosshairOptions) {
    this.#options = options;
    options.chart.subscribeCrosshairMove(this.#onMove);
  }

  /** The index of the bar; null if none is pointed at. */
  get index(): number | null {
    return this.#index;
  }

  get pointedBy(): CrosshairValues['pointed_by'] {
    return this.#pointedBy;
  }

  /** The position that keys have moved it to; null unless keys have. */
  get keyboardPosition(): Anchor | null {
    return this.#keyboardPosition;
  }

  /** Removes the crosshair, because other bars are shown. */
  reset(): void {
    this.#index = null;
    this.#pointedBy = null;
  }

  /** Stays on its bar after bars were prepended. */
  shift(bars: number): void {
    if (this.#index !== null) this.#index += bars;
  }

  /** Moves by keyboard, and brings the bar into view; null removes the crosshair. */
  moveTo(at: Anchor | null): void {
    const { chart, series, bars, reveal, onChange } = this.#options;
    const index = at ? lastIndexAt(bars(), at.time) : -1;
    const bar = bars()[index];
    this.#index = at && bar ? index : null;
    this.#pointedBy = at && bar ? 'keys' : null;
    this.#keyboardPosition = bar ? at : null;
    if (at && bar) {
      reveal(index);
      chart.setCrosshairPosition(at.price, bar.time as Time, series().api);
    } else {
      chart.clearCrosshairPosition();
    }
    onChange();
  }

  readonly #onMove = ({ logical, point, sourceEvent }: MouseEventParams): void => {
    // The library also reports moves that no mouse made, for example after new data.
    if (this.#pointedBy === 'keys' && !sourceEvent) return;
    this.#keyboardPosition = null;
    this.#index = point && logical !== undefined ? logical : null;
    this.#pointedBy = this.#index === null ? null : 'mouse';
    this.#options.onChange();
  };
}
