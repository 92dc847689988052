import type { Plane } from '../coordinates';
import type { Drawing } from '../drawings';
import { fibonacciShape, measureShape, planShape, rectangleShape } from './areas';
import {
  arrowShape,
  brushShape,
  channelShape,
  levelShape,
  trendShape,
  verticalShape,
} from './lines';
import type { Shape } from './shape';

/** Returns what is drawn of a drawing on the plane; null if nothing is. */
export function shapeOf(drawing: Drawing, plane: Plane): Shape | null {
  switch (drawing.kind) {
    case 'level':
      return levelShape(drawing, plane);
    case 'vertical':
      return verticalShape(drawing, plane);
    case 'trend':
      return trendShape(drawing, plane);
    case 'channel':
      return channelShape(drawing, plane);
    case 'arrow':
      return arrowShape(drawing, plane);
    case 'rectangle':
      return rectangleShape(drawing, plane);
    case 'fibonacci':
      return fibonacciShape(drawing, plane);
    case 'measure':
      return measureShape(drawing, plane);
    case 'long':
    case 'short':
      return planShape(drawing, plane);
    case 'brush':
      return brushShape(drawing, plane);
    case 'text': {
      const at = plane.place(drawing.at);
      if (!at) return null;
      return {
        segments: [],
        labels: [{ at, lines: [drawing.text], align: 'left', tone: 'own' }],
      };
    }
  }
}
