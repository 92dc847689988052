import type { Browser } from '@playwright/test';
import { workstation } from './pages.ts';
import { countFrames, type Observed, observed } from './probe.ts';

const PIXELS_PER_SECOND = 2_000;

/** Scrolls to the end of the watchlist and back, `rounds` times, at constant speed. */
export async function scrolling(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<Observed & { readonly rows: number }> {
  const page = await workstation.open(browser, url);
  const list = page.getByRole('list', { name: 'Watchlist' });
  const rows = Number(await list.locator('li').first().getAttribute('aria-setsize'));
  const { height } = (await list.boundingBox()) ?? { height: 0 };
  const box = await list.locator('xpath=..').boundingBox();
  if (!box) throw new Error('The watchlist is not on the page.');
  const session = await page.context().newCDPSession(page);
  const scroll = (distance: number) =>
    session.send('Input.synthesizeScrollGesture', {
      x: Math.round(box.x + box.width / 2),
      y: Math.round(box.y + box.height / 2),
      yDistance: distance,
      speed: PIXELS_PER_SECOND,
      gestureSourceType: 'mouse',
    });
  await observed(page);
  await countFrames(page);
  for (let round = 0; round < rounds; round++) {
    await scroll(-height);
    await scroll(height);
  }
  const seen = await observed(page);
  await page.context().close();
  return { ...seen, rows };
}
