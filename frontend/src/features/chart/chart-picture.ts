import type { ChartPlace } from '@/features/symbols/selection';

/** A picture of a chart, with the heading that says what it shows. */
export interface ChartPicture {
  canvas: HTMLCanvasElement;
  heading: string;
}

const sources = new Map<ChartPlace, () => ChartPicture | null>();

/** Makes the picture of a chart available to other panels; returns how to stop. */
export function offerPicture(place: ChartPlace, take: () => ChartPicture | null): () => void {
  sources.set(place, take);
  return () => {
    if (sources.get(place) === take) sources.delete(place);
  };
}

/** Returns a picture of a chart; null if it is not shown. */
export const pictureOf = (place: ChartPlace): ChartPicture | null => sources.get(place)?.() ?? null;
