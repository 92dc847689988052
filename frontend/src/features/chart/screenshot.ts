import { download } from '@/shared/browser/download';
import type { ChartPicture } from './chart-picture';
import { figuresFont, readPalette } from './price-chart/painting/theme';

/** Height of the heading and its margin, in pixels. */
const HEADING_PX = 34;
const MARGIN_PX = 12;

/** Returns the picture of a chart with a heading above it. */
export function withHeading(picture: HTMLCanvasElement, heading: string): HTMLCanvasElement {
  const palette = readPalette();
  const scale = window.devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height + HEADING_PX * scale;
  const context = canvas.getContext('2d');
  if (!context) return picture;
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, HEADING_PX * scale);
  context.scale(scale, scale);
  context.font = `13px ${figuresFont()}`;
  context.textBaseline = 'middle';
  context.fillStyle = palette.ink;
  context.fillText(heading, MARGIN_PX, HEADING_PX / 2);
  context.textAlign = 'right';
  context.fillStyle = palette.muted;
  context.fillText('FinAlly', canvas.width / scale - MARGIN_PX, HEADING_PX / 2);
  return canvas;
}

/** Downloads the picture of a chart as a PNG file, with a heading above it. */
export function downloadPicture(
  { canvas, heading }: ChartPicture,
  fileName: string,
): Promise<void> {
  return new Promise((resolve) => {
    withHeading(canvas, heading).toBlob((blob) => {
      if (blob) {
        const address = URL.createObjectURL(blob);
        download(address, fileName);
        URL.revokeObjectURL(address);
      }
      resolve();
    }, 'image/png');
  });
}
