import type { IChartApi } from 'lightweight-charts';
import type { Palette } from '../../price-chart/painting/theme';
import { DrawingLayer } from '../drawing-layer';
import type { Drawing, DrawingTool, DrawnLine } from '../drawings';
import { hitAt, type Place, type Plane } from '../geometry';
import { Pen } from './pen';
import { DrawingPointer } from './pointer';

export interface DrawingEvents {
  onDrawn(line: DrawnLine): void;
  /** Called for each step; consecutive steps with the same gesture count as one. */
  onDrawingMoved(drawing: Drawing, gesture: string): void;
  /** Called with the id of the pressed drawing; null for none. */
  onSelect(id: string | null): void;
}

interface DrawingToolsOptions {
  container: HTMLElement;
  chart: IChartApi;
  plane: Plane;
  palette: Palette;
  intervalSeconds(): number;
  events: DrawingEvents;
}

/** The person's lines on a chart, and the tools that draw, select and move them by pointer. */
export class DrawingTools {
  readonly layer: DrawingLayer;
  readonly pen: Pen;
  readonly #plane: Plane;
  readonly #pointer: DrawingPointer;

  constructor(options: DrawingToolsOptions) {
    const { container, chart, plane, palette, events } = options;
    this.#plane = plane;
    this.layer = new DrawingLayer(plane, palette);
    this.pen = new Pen(this.layer, events.onDrawn, options.intervalSeconds);
    this.#pointer = new DrawingPointer({
      container,
      plane,
      layer: this.layer,
      pen: this.pen,
      onSelect: events.onSelect,
      onMoved: events.onDrawingMoved,
      setScrolling: (enabled) =>
        chart.applyOptions({ handleScroll: enabled, handleScale: enabled }),
    });
  }

  show(drawings: readonly Drawing[], selected: string | null): void {
    this.layer.show(drawings, selected);
  }

  setTool(tool: DrawingTool | null): void {
    this.pen.setTool(tool);
  }

  /** Returns the drawing at a point of the pane; null if there is none. */
  at(place: Place): Drawing | null {
    return hitAt(this.layer.drawings, place, this.#plane)?.drawing ?? null;
  }

  /** Ends a drag where it is; returns its gesture, undefined if nothing is dragged. */
  endDrag(): string | undefined {
    return this.#pointer.endDrag();
  }

  dispose(): void {
    this.#pointer.dispose();
  }
}
