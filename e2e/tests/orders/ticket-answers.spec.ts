import { priceOf } from '../support/api.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  test(`at ${width} by ${height} the ticket says what each side would do, and its buttons stay in place`, async ({
    page,
    request,
    readOnlyServer,
  }) => {
    await page.setViewportSize({ width, height });
    const { trade } = await Workstation.openFirst(page, readOnlyServer.url);
    if (width < 500) await page.getByRole('button', { name: 'Trade', exact: true }).click();
    const price = await priceOf(request, readOnlyServer.url, 'AAPL');
    const fill = (name: string, text: string) => trade.getByRole('textbox', { name }).fill(text);
    const answer = (side: 'Buy' | 'Sell') =>
      trade
        .locator('dl > div')
        .filter({ has: page.locator('dt', { hasText: new RegExp(`^${side}`) }) });
    const tops = async () =>
      (await trade.getByRole('button', { name: /^(Buy|Sell)/ }).all()).length === 2
        ? Promise.all(
            ['Buy', 'Sell'].map(
              async (side) =>
                (await trade.getByRole('button', { name: new RegExp(`^${side}`) }).boundingBox())
                  ?.y,
            ),
          )
        : [];

    await fill('Quantity', '5');
    await trade.getByLabel('Order type').selectOption('limit');
    await fill('Limit price', (price * 0.9).toFixed(2));
    await expect(answer('Buy')).toHaveText(/working, .* free after/);
    await expect(answer('Sell')).toHaveText(/No AAPL is held\./);
    const waiting = await tops();
    expect(waiting).toHaveLength(2);
    await fill('Limit price', (price * 1.1).toFixed(2));
    await expect(answer('Buy')).toHaveText(/fills 5 now for/);
    expect(await tops()).toEqual(waiting);
    for (const name of ['Ticker', 'Quantity', 'Limit price']) {
      await expect(trade.getByRole('textbox', { name })).toBeInViewport({ ratio: 1 });
    }

    await fill('Quantity', '5000');
    await trade.getByRole('button', { name: 'Exits', exact: true }).click();
    await fill('Take profit', (price * 1.3).toFixed(2));
    await fill('Stop loss', (price * 0.8).toFixed(2));
    await expect(answer('Buy')).toHaveText(/but only \$10,000\.00 cash is left/);
    await expect(answer('Buy')).toBeInViewport({ ratio: 1 });
    await expect(answer('Sell')).toBeInViewport({ ratio: 1 });
    await trade.getByRole('button', { name: /^Buy/ }).click();
    await expect(trade.getByRole('alert')).toBeInViewport({ ratio: 1 });

    await trade.getByRole('button', { name: 'Exits', exact: true }).click();
    await trade.getByLabel('Order type').selectOption('stop_limit');
    await fill('Stop price', (price * 1.05).toFixed(2));
    await expect(answer('Buy')).toHaveText(/but only \$10,000\.00 cash is left/);
    await expect(answer('Buy')).toBeInViewport({ ratio: 1 });
  });
}
