import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('after a restart everything is as it was, and the page comes back by itself', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.say('buy 2 NVDA and watch PYPL');
  await expect(workstation.position('NVDA')).toBeVisible();
  const cash = await workstation.figure('Cash').innerText();

  expect(await server.stop()).toBe(0);
  await expect(workstation.connection).toHaveAttribute('data-status', 'reconnecting');
  await server.start();
  await expect(workstation.connection).toHaveAttribute('data-status', 'live', { timeout: 20_000 });

  await page.reload();
  await expect(workstation.figure('Cash')).toHaveText(cash);
  await expect(workstation.position('NVDA')).toContainText('2');
  await expect(workstation.row('PYPL')).toBeVisible();
  await expect(page.getByText(/Bought 2 NVDA at/).last()).toBeVisible();
});

test('prices go on from where they were', async ({ page, server }) => {
  await Workstation.open(page, server.url);
  const price = async (): Promise<number> => {
    const answer = await page.request.get(`${server.url}/api/watchlist`);
    const { entries } = (await answer.json()) as {
      entries: { ticker: string; latest: { price: number } }[];
    };
    return entries.find(({ ticker }) => ticker === 'TSLA')?.latest.price ?? Number.NaN;
  };
  const before = await price();
  await server.stop();
  await server.start();
  expect(Math.abs((await price()) / before - 1)).toBeLessThan(0.06);
});
