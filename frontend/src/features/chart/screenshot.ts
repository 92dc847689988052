import { figuresFont, readPalette } from './price-chart/theme';

const BAND = 34;
const MARGIN = 12;

/** The picture of a chart under a line that says what it is of. */
function withHeading(picture: HTMLCanvasElement, heading: string): HTMLCanvasElement {
  const palette = readPalette();
  const scale = window.devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height + BAND * scale;
  const context = canvas.getContext('2d');
  if (!context) return picture;
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, BAND * scale);
  context.scale(scale, scale);
  context.font = `13px ${figuresFont()}`;
  context.textBaseline = 'middle';
  context.fillStyle = palette.ink;
  context.fillText(heading, MARGIN, BAND / 2);
  context.textAlign = 'right';
  context.fillStyle = palette.muted;
  context.fillText('FinAlly', canvas.width / scale - MARGIN, BAND / 2);
  return canvas;
}

/** Hands a chart to the person as a PNG file. */
export function downloadPicture(
  picture: HTMLCanvasElement,
  heading: string,
  fileName: string,
): Promise<void> {
  return new Promise((resolve) => {
    withHeading(picture, heading).toBlob((blob) => {
      if (blob) {
        const address = URL.createObjectURL(blob);
        const link = document.createElement('a');
        link.href = address;
        link.download = fileName;
        link.click();
        URL.revokeObjectURL(address);
      }
      resolve();
    }, 'image/png');
  });
}
