/**
 * Returns the tops of labels that are centered on their lines, moved apart where they would overlap, and
 * kept between the edges as far as there is room.
 *
 * @param ys the lines, in pixels
 * @param height of a label, with its gap
 * @param limit the lower edge; the upper one is 0
 */
export function labelTops(ys: readonly number[], height: number, limit: number): readonly number[] {
  const order = ys.map((_, index) => index).sort((a, b) => (ys[a] ?? 0) - (ys[b] ?? 0));
  const tops: number[] = ys.map((y) => y - height / 2);
  let free = 0;
  for (const index of order) {
    tops[index] = Math.max(tops[index] ?? 0, free);
    free = (tops[index] ?? 0) + height;
  }
  let floor = limit;
  for (const index of order.toReversed()) {
    tops[index] = Math.max(Math.min(tops[index] ?? 0, floor - height), 0);
    floor = tops[index] ?? 0;
  }
  return tops;
}
