import { PICTURE_BYTES_MAX } from '@finally/contract';
import type { ChartPicture } from '@/features/chart/chart-picture';
import { withHeading } from '@/features/chart/screenshot';

/** By how much a picture with too many bytes is made smaller, each time. */
const SHRINK = 0.75;
const TRIES = 6;

const pngOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });

function smaller(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = Math.round(canvas.width * SHRINK);
  copy.height = Math.round(canvas.height * SHRINK);
  copy.getContext('2d')?.drawImage(canvas, 0, 0, copy.width, copy.height);
  return copy;
}

const toBase64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** Returns the picture of a chart as a PNG in Base64, small enough to be stored; null if it cannot be drawn. */
export async function chartPng({ canvas, heading }: ChartPicture): Promise<string | null> {
  let drawn = withHeading(canvas, heading);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const png = await pngOf(drawn);
    if (!png) return null;
    if (png.size <= PICTURE_BYTES_MAX) return toBase64(png);
    drawn = smaller(drawn);
  }
  return null;
}
