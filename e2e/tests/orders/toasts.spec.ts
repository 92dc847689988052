import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

// Toasts glide in and out.
test.use({ reducedMotion: 'no-preference' });

/** The toasts that are seen: those behind the newest one are hidden. */
const seen = (page: Page): Locator =>
  page.locator('[data-sonner-toast][data-visible=true][data-mounted=true]');

/** The parts of the page that a toast lies over, of those that match. */
const coveredBy = (toast: Locator, selector: string): Promise<string[]> =>
  toast.evaluate((element, wanted) => {
    const box = element.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>(wanted)]
      .filter((part) => part.checkVisibility() && !part.closest('[data-sonner-toaster]'))
      .filter((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const width = Math.min(right, box.right) - Math.max(left, box.left);
        const height = Math.min(bottom, box.bottom) - Math.max(top, box.top);
        return width > 1 && height > 1;
      })
      .map((part) => part.getAttribute('aria-label') ?? part.dataset['area'] ?? part.tagName);
  }, selector);

async function buyThreeTimes(workstation: Workstation): Promise<void> {
  for (const quantity of ['1', '2', '3']) {
    await workstation.order('Buy', quantity, 'AAPL');
    await expect(workstation.page.getByText(`Bought ${quantity} AAPL`)).toBeAttached();
  }
}

/** From the narrowest desk to the widest window. */
const SIZES = [
  [768, 1024],
  [1280, 720],
  [1440, 900],
  [3440, 1440],
] as const;

/** What is needed after an order: figures, ticket, the buttons that trade, the assistant's field. */
const NEEDED = 'header, [data-area=trade], [data-area=chart] header, [data-places-order], textarea';

test('toasts cover nothing that is needed after an order, and move nothing, however wide the window is', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const pause = workstation.assistant.getByRole('button', { name: 'Pause assistant' });
  for (const [width, height] of SIZES) {
    await test.step(`at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height });
      const before = await pause.boundingBox();
      await buyThreeTimes(workstation);
      await expect(seen(page)).toHaveCount(1);
      await expect(seen(page)).toContainText('Bought 3 AAPL');
      // It glides to its place.
      await expect.poll(() => coveredBy(seen(page), NEEDED)).toEqual([]);
      await expect(seen(page)).toBeInViewport({ ratio: 1 });
      expect(await pause.boundingBox()).toEqual(before);
      for (const view of ['Blotter', 'Positions']) {
        await page.getByRole('tab', { name: view }).click();
        await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
      }
    });
  }
});

test('on a phone a toast leaves the ticket and the chart tools free, and goes with the panel', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const workstation = await Workstation.open(page, server.url);
  const go = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
  await go('Trade');
  await buyThreeTimes(workstation);
  await expect(seen(page)).toHaveCount(1);
  const controls = 'header, nav, h2, [role=toolbar], section button, section input, section dl';
  await expect.poll(() => coveredBy(seen(page), controls)).toEqual([]);
  await workstation.trade.getByLabel('Quantity').fill('2');
  await go('Chart');
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  // A second press on the same button buys again: no button of a toast has come below it.
  const buy = page.locator('[data-quote=buy]');
  const box = await buy.boundingBox();
  if (!box) throw new Error('The chart has no button that buys.');
  for (const held of ['8', '10']) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page.getByText(`Held ${held}`).first()).toBeVisible();
    await expect.poll(() => coveredBy(seen(page), `${controls}, [data-places-order]`)).toEqual([]);
  }
});

test('on a phone a tap outside of a menu or a dialog only closes it', async ({
  browser,
  server,
}) => {
  const viewport = { width: 390, height: 844 };
  const page = await browser.newPage({ viewport, hasTouch: true, isMobile: true });
  const workstation = await Workstation.open(page, server.url);
  const go = (name: string) => page.getByRole('navigation').getByRole('button', { name }).tap();
  await go('Trade');
  await workstation.trade.getByLabel('Quantity').fill('2');
  await go('Chart');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && /trade|orders$/.test(request.url()))
      sent.push(request.url());
  });
  const buy = await page.locator('[data-quote=buy]').boundingBox();
  if (!buy) throw new Error('The chart has no button that buys.');
  // Each time elsewhere: a second tap at the same point would be the end of a double tap.
  const tapBuy = (share: number) =>
    page.touchscreen.tap(buy.x + share * buy.width, buy.y + buy.height / 2);
  const opened = page.locator(
    '[data-state=open]:is([role=menu], [role=dialog]), [popover]:popover-open',
  );
  for (const [index, name] of [
    'Other intervals',
    'View',
    'Draw',
    'Compare with another ticker',
    'Appearance, layout and help',
    'Price alerts',
  ].entries()) {
    await page.getByRole('button', { name }).or(page.getByTitle(name)).first().tap();
    await expect(opened).toHaveCount(1);
    await tapBuy(0.1 + 0.1 * index);
    await expect(opened).toHaveCount(0);
  }
  expect(sent).toEqual([]);
  await tapBuy(0.8);
  await expect(page.getByText('Bought 2 AAPL')).toBeAttached();
  await page.close();
});

test('on a phone the button that closes the toast of an alert covers no word of it', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await Workstation.open(page, server.url);
  const terms = { kind: 'percent', percent: 0.01, direction: 'either' };
  await page.request.post(`${server.url}/api/alerts`, { data: { ticker: 'TSLA', terms } });
  const toast = seen(page).filter({ hasText: /^TSLA is at/ });
  await expect(toast).toBeVisible({ timeout: 20_000 });
  const close = toast.getByRole('button', { name: 'Close toast' });
  await expect(close).toBeInViewport({ ratio: 1 });
  const words = toast.locator('[data-content]');
  const boxes = await Promise.all([close, words].map((each) => each.boundingBox()));
  const [button, text] = boxes;
  expect(button && text && button.x >= text.x + text.width).toBe(true);
  await close.click();
  await expect(toast).toHaveCount(0);
});

test('an alert whose toast went with the panel is still news', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  // Any move at all: the market makes one within seconds.
  await workstation.command('alert tsla 0.01%', /^Alert when TSLA is 0\.01% up or down/);
  const bell = page.getByRole('button', { name: 'Price alerts, 1 new' });
  await expect(bell).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^TSLA is at \$\d/)).toBeVisible();
  await page.getByRole('tab', { name: 'Blotter' }).click();
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await expect(bell).toBeVisible();
});

test('a toast that is pointed at is not pushed away by the next one', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '1', 'AAPL');
  const first = seen(page).filter({ hasText: 'Bought 1 AAPL' });
  // The size of the order stays for the next one.
  await expect(workstation.trade.getByLabel('Quantity')).toBeFocused();
  await expect(workstation.trade.getByLabel('Quantity')).toHaveValue('1');
  await first.hover();
  const answered = page.waitForResponse((response) => response.url().endsWith('/portfolio/trade'));
  await workstation.buyWithoutPointer();
  await answered;
  await expect(workstation.position('AAPL')).toContainText('2');
  await expect(first).toBeVisible();
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(1);
  await page.mouse.move(400, 600);
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(2);
});
