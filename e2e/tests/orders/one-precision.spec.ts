import { tradeMany } from '../support/api.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('the last price stands in cents everywhere at one instant, and the preview of a fill is exact', async ({
  page,
  request,
  server,
}) => {
  await tradeMany(request, server.url, [{ ticker: 'AAPL', side: 'buy', quantity: 1 }]);
  const workstation = await Workstation.open(page, server.url);
  await workstation.row('AAPL').click();
  await workstation.trade.getByLabel('Quantity').fill('1');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('BUY 2 AAPL');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toContainText(
    'at $',
  );
  /** The price of AAPL in the list, the ticket, the table and the line's preview, without a dollar sign. */
  const read = () =>
    page.evaluate(() => {
      const textOf = (selector: string) =>
        document.querySelector(selector)?.textContent?.trim() ?? '';
      const ticket = [...document.querySelectorAll('section[aria-label=Trade] dt')].find(
        (term) => term.textContent === 'Price',
      )?.nextElementSibling?.textContent;
      const preview = /at \$([\d.]+)/.exec(textOf('[role=option][aria-selected=true]'))?.[1];
      const prices = [textOf('[data-testid=price-AAPL]'), ticket?.replace('$', ''), preview];
      const row = textOf('[data-testid=position-AAPL]');
      return { prices, isInTable: row.includes(prices[0] ?? '-') };
    });
  await expect
    .poll(async () => {
      const { prices, isInTable } = await read();
      const [listed, ticket, exact] = prices;
      // The preview of a fill is exact: rounded to cents, it is the quoted price.
      return [isInTable, ticket === listed, Number(exact).toFixed(2) === listed];
    })
    .toEqual([true, true, true]);
  expect((await read()).prices[0]).toMatch(/^\d+\.\d\d$/);
});
