import { type CreatePriceLineOptions, LineStyle } from 'lightweight-charts';

/** A dashed line at yesterday's close. */
export const previousCloseLine = (
  price: number | null,
  color: string,
): CreatePriceLineOptions | null =>
  price === null
    ? null
    : {
        price,
        color,
        title: 'prev close',
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: false,
      };

/** A line at what held shares cost on average; the legend says what it is. */
export const averageCostLine = (
  price: number | null,
  color: string,
): CreatePriceLineOptions | null =>
  price === null
    ? null
    : { price, color, lineStyle: LineStyle.Solid, lineWidth: 1, axisLabelVisible: true };

/** A dotted line at a price that an alert waits for. */
export const alertLine = (price: number, color: string): CreatePriceLineOptions => ({
  price,
  color,
  title: 'alert',
  lineStyle: LineStyle.Dotted,
  lineWidth: 1,
  axisLabelVisible: true,
});
