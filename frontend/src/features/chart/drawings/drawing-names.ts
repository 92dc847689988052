import { formatPrice } from '@/shared/format/format';
import { formatInstant } from '../price-chart/local-time';
import type { Drawing, DrawingTool } from './drawings';

interface ToolDescription {
  tool: DrawingTool;
  name: string;
  /** The key that follows `d`. */
  key: string;
  /** What to do with it, as a sentence. */
  hint: string;
}

const BOTH_ENDS = 'Click both ends, or use the arrows and Enter.';

/** The drawing tools, in the order of their menu. */
export const TOOLS: readonly ToolDescription[] = [
  { tool: 'trend', name: 'Trend line', key: 't', hint: BOTH_ENDS },
  { tool: 'ray', name: 'Ray', key: 'r', hint: BOTH_ENDS },
  {
    tool: 'level',
    name: 'Horizontal level',
    key: 'l',
    hint: 'Click a price, or use the arrows and Enter.',
  },
  {
    tool: 'vertical',
    name: 'Vertical line',
    key: 'v',
    hint: 'Click a time, or use the arrows and Enter.',
  },
  {
    tool: 'channel',
    name: 'Parallel channel',
    key: 'c',
    hint: 'Click both ends of a line, then the width; or use the arrows and Enter.',
  },
  {
    tool: 'rectangle',
    name: 'Rectangle',
    key: 'b',
    hint: 'Click two corners, or use the arrows and Enter.',
  },
  {
    tool: 'fibonacci',
    name: 'Fibonacci retracement',
    key: 'f',
    hint: 'Click where the move began and where it ended, or use the arrows and Enter.',
  },
  { tool: 'measure', name: 'Measure', key: 'm', hint: BOTH_ENDS },
  {
    tool: 'text',
    name: 'Text',
    key: 'x',
    hint: 'Click where the text begins, or use the arrows and Enter.',
  },
  { tool: 'arrow', name: 'Arrow', key: 'a', hint: BOTH_ENDS },
  {
    tool: 'long',
    name: 'Long position',
    key: 'p',
    hint: 'Click the entry, then the stop; or use the arrows and Enter.',
  },
  {
    tool: 'short',
    name: 'Short position',
    key: 's',
    hint: 'Click the entry, then the stop; or use the arrows and Enter.',
  },
  {
    tool: 'brush',
    name: 'Brush',
    key: 'h',
    hint: 'Drag over the chart. With keys: Enter sets a point, Enter twice ends.',
  },
];

/** Returns what to do with a tool, as a sentence. */
export const hintOf = (tool: DrawingTool): string =>
  TOOLS.find((one) => one.tool === tool)?.hint ?? '';

const TEXT_SHOWN_MAX = 40;

/** Returns the kind of a drawing and its prices or time. */
export function describeDrawing(drawing: Drawing): string {
  switch (drawing.kind) {
    case 'level':
      return `Level at ${formatPrice(drawing.price)}`;
    case 'vertical':
      return `Vertical line at ${formatInstant(drawing.time as never)}`;
    case 'text': {
      const { text } = drawing;
      return `Text: ${text.length > TEXT_SHOWN_MAX ? `${text.slice(0, TEXT_SHOWN_MAX)}\u2026` : text}`;
    }
    case 'brush':
      return `Brush stroke of ${drawing.points.length} points`;
    case 'long':
    case 'short': {
      const name = drawing.kind === 'long' ? 'Long position' : 'Short position';
      return `${name} at ${formatPrice(drawing.entry.price)}, stop ${formatPrice(drawing.stop)}`;
    }
    default: {
      const isRay = drawing.kind === 'trend' && drawing.extent === 'ray';
      const name = TOOLS.find(({ tool }) => tool === (isRay ? 'ray' : drawing.kind))?.name ?? '';
      return `${name} from ${formatPrice(drawing.from.price)} to ${formatPrice(drawing.to.price)}`;
    }
  }
}
