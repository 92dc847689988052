import { openOrders, placeLimitBelow } from '../support/trade-lines.ts';
import {
  colorsOfChart,
  errorsOf,
  expect,
  expectText,
  found,
  missing,
  openDesk,
  test,
} from './firefox.ts';

// One Firefox for all of them.
test.describe.configure({ mode: 'default' });
test.skip(missing !== undefined, missing);

const POSITION = (ticker: string) => `[data-testid="position-${ticker}"]`;

test('in Firefox prices stream, and orders of ticket, command line and another client are shown', async ({
  firefoxPage: page,
  request,
  server,
}) => {
  const errors = errorsOf(page);
  await openDesk(page, server.url);
  await expect.poll(() => colorsOfChart(page)).toBeGreaterThan(10);
  const price = () => page.$eval('[data-testid=price-NVDA]', (cell) => cell.textContent);
  const before = await price();
  await expect.poll(price).not.toBe(before);

  const quantity = await found(page, 'section[aria-label=Trade] [placeholder=shares]');
  await quantity.type('5');
  await (
    await found(page, 'section[aria-label=Trade] ::-p-xpath(.//button[starts-with(., "Buy 5")])')
  ).click();
  await expectText(page, POSITION('AAPL'), /5/);

  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('BUY 2 NVDA');
  await expectText(page, '[role=listbox] [role=option][aria-selected=true]', /^Buy 2 NVDA/);
  await page.keyboard.press('Enter');
  await expectText(page, POSITION('NVDA'), /2/);

  const data = { ticker: 'JPM', side: 'buy', quantity: 3 };
  expect((await request.post(`${server.url}/api/portfolio/trade`, { data })).status()).toBe(201);
  await expectText(page, POSITION('JPM'), /3/);
  expect(errors).toEqual([]);
});

test('in Firefox the line of an order is dragged to another price', async ({
  firefoxPage: page,
  request,
  server,
}) => {
  const errors = errorsOf(page);
  const order = await placeLimitBelow(request, server.url);
  await openDesk(page, server.url);
  const label = await found(page, '[role=slider][aria-label^="Buy 5 limit"]');
  const box = await label.boundingBox();
  if (!box) throw new Error('The line is not in view.');
  const [x, y] = [box.x + 20, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 30, { steps: 3 });
  await found(page, '::-p-text(Working: nothing is filled now)');
  await page.mouse.up();
  await expect
    .poll(async () => (await openOrders(request, server.url))[0]?.limit_price)
    .toBeLessThan(order.limit_price ?? 0);
  expect(errors).toEqual([]);
});

test('in Firefox the page fits a window as narrow as a phone', async ({
  firefoxPage: page,
  readOnlyServer,
}) => {
  const opened = new Promise<typeof page>((resolve) => {
    page.once('popup', (popup) => popup && resolve(popup));
  });
  await page.evaluate((url) => {
    window.open(url, '_blank', 'popup,width=390,height=844');
  }, readOnlyServer.url);
  const phone = await opened;
  const errors = errorsOf(phone);
  for (const tab of ['Watch', 'Chart', 'Trade', 'Portfolio', 'Assistant']) {
    await (await found(phone, `nav ::-p-aria([name="${tab}"][role="button"])`)).click();
    const widths = await phone.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
    expect(widths, tab).toEqual([390, 390]);
  }
  expect(errors).toEqual([]);
});
