import { expect, test } from 'vitest';
import { type Box, chooseToastPlace } from './toast-place';

const box = (left: number, top: number, right: number, bottom: number): Box => ({
  left,
  top,
  right,
  bottom,
});

const covers = (place: Box | null, { left, top, right, bottom }: Box): boolean =>
  place !== null &&
  place.left < right &&
  left < place.right &&
  place.top < bottom &&
  top < place.bottom;

const WATCHLIST = box(4, 52, 276, 600);
const LOWER = box(4, 604, 1112, 896);
const desk = (obstacles: Box[]) =>
  chooseToastPlace({ isPhone: false, areas: [LOWER, WATCHLIST], toolsBottom: 0, obstacles }, 1440);

test('on a desk a toast is in the lower right corner of the lower area, of a width that is read at a glance', () => {
  expect(desk([])).toMatchObject({ right: 1104, bottom: 888, from: 'bottom' });
  const { left = 0, right = 0 } = desk([]) ?? {};
  expect(right - left).toBeCloseTo(302.4);
});

test('a toast goes to another corner, and to another area, if it would cover a control there', () => {
  const ladder = box(600, 640, 1112, 896);
  expect(desk([ladder])).toMatchObject({ left: 12, bottom: 888 });
  expect(desk([ladder, box(4, 640, 400, 896)])).toMatchObject({ bottom: 592, right: 268 });
});

test('a toast is not wider than its area', () => {
  const narrow = chooseToastPlace(
    { isPhone: false, areas: [box(0, 100, 200, 500)], toolsBottom: 0, obstacles: [] },
    800,
  );
  expect(narrow).toMatchObject({ left: 8, right: 192 });
});

const PHONE_AREA = box(0, 48, 390, 790);
const phone = (obstacles: Box[], toolsBottom = 174) =>
  chooseToastPlace({ isPhone: true, areas: [PHONE_AREA], toolsBottom, obstacles }, 390);

test('on a phone a toast never covers the buttons that buy and sell', () => {
  expect(phone([])).toMatchObject({ left: 8, right: 382, bottom: 782, from: 'bottom' });
  const quotes = box(4, 742, 386, 786);
  expect(phone([quotes])).toMatchObject({ top: 182, from: 'top' });
  for (let top = 48; top < 780; top += 10) {
    const buttons = box(8, top, 382, top + 44);
    expect(covers(phone([buttons]), buttons), `buttons at ${top}`).toBe(false);
  }
});

test('if every place covers something, the one that covers the fewest controls is taken', () => {
  const everywhere = [box(0, 40, 390, 300), box(0, 300, 390, 800), box(0, 700, 390, 800)];
  expect(phone(everywhere)).toMatchObject({ from: 'top' });
  expect(chooseToastPlace({ isPhone: true, areas: [], toolsBottom: 0, obstacles: [] }, 390)).toBe(
    null,
  );
});
