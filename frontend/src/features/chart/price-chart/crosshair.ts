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
  /** Told when another bar is pointed at. */
  onChange(): void;
}

/** The bar that mouse or keys point at. */
export class Crosshair {
  readonly #options: CrosshairOptions;
  #index: number | null = null;
  #pointedBy: CrosshairValues['pointed_by'] = null;
  #keyed: Anchor | null = null;

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

  /** Where keys have led it; null unless they have. */
  get keyed(): Anchor | null {
    return this.#keyed;
  }

  /** Points at nothing, as other bars are shown. */
  reset(): void {
    this.#index = null;
    this.#pointedBy = null;
  }

  /** Follows its bar, before which others were put. */
  shift(bars: number): void {
    if (this.#index !== null) this.#index += bars;
  }

  /** Goes where keys lead it, and brings that bar into view; null takes it away. */
  lead(at: Anchor | null): void {
    const { chart, series, bars, reveal, onChange } = this.#options;
    const index = at ? lastIndexAt(bars(), at.time) : -1;
    const bar = bars()[index];
    this.#index = at && bar ? index : null;
    this.#pointedBy = at && bar ? 'keys' : null;
    this.#keyed = bar ? at : null;
    if (at && bar) {
      reveal(index);
      chart.setCrosshairPosition(at.price, bar.time as Time, series().api);
    } else {
      chart.clearCrosshairPosition();
    }
    onChange();
  }

  readonly #onMove = ({ logical, point, sourceEvent }: MouseEventParams): void => {
    // The library also tells of crosshairs that nobody moved, as after new data.
    if (this.#pointedBy === 'keys' && !sourceEvent) return;
    this.#keyed = null;
    this.#index = point && logical !== undefined ? logical : null;
    this.#pointedBy = this.#index === null ? null : 'mouse';
    this.#options.onChange();
  };
}
