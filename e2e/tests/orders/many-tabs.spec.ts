import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** One more than the connections that a browser opens to a server. */
const TABS = 7;

async function connections(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^finally_stream_connections (\d+)$/m.exec(text)?.[1]);
}

test.describe('on a phone, where a tab draws little', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('seven tabs are all live, over one connection', async ({ context, server }) => {
    const tabs: Workstation[] = [];
    for (let count = 0; count < TABS; count++) {
      const tab = await Workstation.open(await context.newPage(), server.url);
      await tab.page.getByRole('navigation').getByRole('button', { name: 'Watch' }).click();
      tabs.push(tab);
    }
    for (const tab of tabs) {
      const before = await tab.price('NVDA').innerText();
      await expect(tab.price('NVDA')).not.toHaveText(before);
      await expect(tab.connection).toHaveAttribute('data-status', 'live');
    }
    expect(await connections(server.url)).toBe(1);

    // The tab that came first may go: the others keep what they share.
    const [first, ...others] = tabs;
    await first?.page.close();
    for (const tab of others) {
      const before = await tab.price('NVDA').innerText();
      await expect(tab.price('NVDA')).not.toHaveText(before);
    }
  });
});

test('all tabs come back by themselves after the server was away', async ({ context, server }) => {
  const tabs = [
    await Workstation.open(await context.newPage(), server.url),
    await Workstation.open(await context.newPage(), server.url),
  ];
  await server.kill();
  for (const { connection } of tabs) {
    await expect(connection).toHaveAttribute('data-status', 'reconnecting');
  }
  await server.start();
  for (const { connection } of tabs) {
    await expect(connection).toHaveAttribute('data-status', 'live', { timeout: 20_000 });
  }
  expect(await connections(server.url)).toBe(1);
});

test('without shared workers a tab has a connection of its own', async ({
  page,
  readOnlyServer,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'SharedWorker');
  });
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const before = await workstation.price('NVDA').innerText();
  await expect(workstation.price('NVDA')).not.toHaveText(before);
});

test.describe('a market that has fallen silent', () => {
  const recording = join(mkdtempSync(join(tmpdir(), 'finally-e2e-')), 'silent.csv');
  writeFileSync(recording, 'ticker,time,price,volume\nNVDA,2026-02-11T14:30:00Z,190,1\n');
  test.use({ settings: { MARKET_REPLAY: recording } });

  test('is told apart from a connection that is lost', async ({ page, server }) => {
    const { connection } = await Workstation.open(page, server.url);
    await expect(connection).toHaveAttribute('data-status', 'stale', { timeout: 20_000 });
    await expect(connection).toHaveText('Stale');
    await server.kill();
    await expect(connection).toHaveAttribute('data-status', 'reconnecting');
  });
});
