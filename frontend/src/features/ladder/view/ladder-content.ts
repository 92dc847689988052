import type { DepthEvent, Order } from '@finally/contract';
import { formatLast, formatQuantity, formatSignedMoney } from '@/shared/format/format';
import { formatVolume } from '@/shared/format/volume';
import { type OwnRow, ordersByRow } from '../rows/own-orders';
import {
  depthByRow,
  fromE4,
  type Grouping,
  nearestRow,
  type RowDepth,
  rowStep,
  toE4,
} from '../rows/price-rows';
import type { OwnContent, RowContent } from './ladder-row';

/** What is held of the ticker; null if nothing is. */
export interface Holding {
  readonly quantity: number;
  /** Average cost in dollars a share. */
  readonly cost: number;
}

export interface DayRange {
  readonly high: number;
  readonly low: number;
}

/** Everything that the ladder shows of a ticker at one moment. */
export interface LadderData {
  readonly event: DepthEvent;
  readonly orders: readonly Order[];
  readonly holding: Holding | null;
  readonly day: DayRange | null;
  readonly grouping: Grouping;
}

export interface LadderScene {
  readonly step: number;
  readonly last_row: number;
  readonly bids: ReadonlyMap<number, RowDepth>;
  readonly asks: ReadonlyMap<number, RowDepth>;
  /** Returns what the row of a price shows, without what depends on the pointer. */
  row(price_e4: number): Omit<RowContent, 'isCursor' | 'isDropTarget'>;
  own(side: 'buy' | 'sell', price_e4: number): OwnRow | undefined;
}

const sizeText = (depth: RowDepth | undefined): string => (depth ? formatQuantity(depth.size) : '');

function ownContent(own: OwnRow | undefined, price: string): OwnContent | null {
  if (!own) return null;
  const { side, orders, quantity, ahead, hasStop } = own;
  const size = formatQuantity(quantity);
  const several = orders.length > 1 ? `, ${orders.length} orders` : '';
  return {
    row: own,
    quantity: `${hasStop ? 'Stop ' : ''}${size}${orders.length > 1 ? ` (${orders.length})` : ''}`,
    ahead: ahead === null ? '' : `${ahead === 0 ? '0' : formatVolume(ahead)} ahead`,
    cancel: `Cancel ${side} ${size} at ${price}${several}`,
  };
}

const ownText = (own: OwnContent | null): string | null =>
  own && `your ${own.row.side} ${own.quantity}${own.ahead && `, ${own.ahead}`}`;

/** Returns a row as it is read out: `187.50, Last, bid 300, your buy 5`. */
export function describeRow({
  price,
  mark,
  bid,
  ask,
  buys,
  sells,
}: Pick<RowContent, 'price' | 'mark' | 'bid' | 'ask' | 'buys' | 'sells'>): string {
  const sizes = [bid && `bid ${bid}`, ask && `ask ${ask}`].filter(Boolean);
  const facts = [
    price,
    mark.toLowerCase(),
    ...(sizes.length > 0 ? sizes : ['no size']),
    ownText(buys),
    ownText(sells),
  ];
  return facts.filter(Boolean).join(', ');
}

/** Arranges the data by rows, once for each drawing. */
export function ladderScene({ event, orders, holding, day, grouping }: LadderData): LadderScene {
  const last_e4 = toE4(event.last);
  const step = rowStep(last_e4, grouping);
  const bids = depthByRow('buy', event.bids, step);
  const asks = depthByRow('sell', event.asks, step);
  const buys = ordersByRow('buy', orders, event.queue, step);
  const sells = ordersByRow('sell', orders, event.queue, step);
  const last_row = nearestRow(last_e4, step);
  const marks = new Map<number, string>();
  const mark = (price: number, name: string) => {
    const row = nearestRow(toE4(price), step);
    marks.set(row, [marks.get(row), name].filter(Boolean).join(' '));
  };
  if (day) {
    mark(Math.max(day.high, event.last), 'High');
    mark(Math.min(day.low, event.last), 'Low');
  }
  if (holding) mark(holding.cost, 'Cost');
  mark(event.last, 'Last');

  return {
    step,
    last_row,
    bids,
    asks,
    own: (side, price_e4) => (side === 'buy' ? buys : sells).get(price_e4),
    row(price_e4) {
      const price = formatLast(fromE4(price_e4));
      return {
        price,
        bid: sizeText(bids.get(price_e4)),
        ask: sizeText(asks.get(price_e4)),
        mark: marks.get(price_e4) ?? '',
        isLast: price_e4 === last_row,
        pnl: holding ? formatSignedMoney((fromE4(price_e4) - holding.cost) * holding.quantity) : '',
        buys: ownContent(buys.get(price_e4), price),
        sells: ownContent(sells.get(price_e4), price),
      };
    },
  };
}
