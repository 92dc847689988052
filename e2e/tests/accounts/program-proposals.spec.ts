import type { Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** Makes a key, sets the mode to Confirm, and returns what lets its program ask for an order. */
async function askingProgram(page: Page, url: string, label = 'Claude Desktop') {
  const made = await page.request.post(`${url}/api/keys`, { data: { label, scope: 'trade' } });
  const { secret } = (await made.json()) as { secret: string };
  const settings = await (await page.request.get(`${url}/api/assistant/settings`)).json();
  const { saved: _, ...kept } = settings as { saved: boolean };
  await page.request.put(`${url}/api/assistant/settings`, { data: { ...kept, mode: 'confirm' } });
  return async (order: object) => {
    const answer = await page.request.post(`${url}/mcp`, {
      headers: {
        authorization: `Bearer ${secret}`,
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/call',
        'mcp-name': 'place_order',
      },
      data: {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: {
          name: 'place_order',
          arguments: order,
          _meta: {
            'io.modelcontextprotocol/protocolVersion': '2026-07-28',
            'io.modelcontextprotocol/clientCapabilities': {},
            'io.modelcontextprotocol/clientInfo': { name: 'claude-ai', version: '0.1.0' },
          },
        },
      },
    });
    expect(answer.status()).toBe(200);
  };
}

const strip = (page: Page) => page.getByRole('region', { name: 'Proposals of programs' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Proposals of programs' });

test('what a program asks for is shown at once, and done after it is approved', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const ask = await askingProgram(page, server.url);
  await ask({ ticker: 'KO', side: 'buy', quantity: '3', client_order_id: 'a' });
  await ask({ ticker: 'PYPL', side: 'buy', notional: '100', client_order_id: 'b' });
  await expect(strip(page)).toContainText('Claude Desktop (calls itself "claude-ai 0.1.0") asks:');
  await expect(strip(page)).toContainText('And 1 more.');
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');

  await strip(page).getByRole('button', { name: 'Review' }).click();
  const waiting = dialog(page).getByRole('list', { name: 'Waiting' }).getByRole('listitem');
  await expect(waiting).toHaveCount(2);
  await expect(waiting.first()).toContainText(/About \$[\d,.]+ at \$[\d,.]+/);
  await expect(waiting.first()).toContainText(/Expires at \d\d:\d\d:\d\d/);
  expect(await findings(page)).toEqual([]);

  await dialog(page).getByRole('button', { name: 'Approve: Buy 3 KO' }).click();
  await expect(waiting).toHaveCount(1);
  await dialog(page).getByRole('button', { name: 'Decline: Buy PYPL' }).click();
  await expect(dialog(page)).toContainText('Nothing waits.');
  await expect(dialog(page)).toContainText('Done: Buy 3 KO at the market');
  await expect(dialog(page)).toContainText('Declined: Buy PYPL for $100.00');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(strip(page)).toHaveCount(0);
  await expect(workstation.figure('Cash')).not.toHaveText('$10,000.00');
  await expect(workstation.position('KO')).toContainText('3');
});

test('a proposal that waits is there after a reload, and gone in every window once it is decided', async ({
  page,
  context,
  server,
}) => {
  await Workstation.open(page, server.url);
  const ask = await askingProgram(page, server.url);
  await ask({ ticker: 'KO', side: 'buy', quantity: '3', client_order_id: 'a' });
  await expect(strip(page)).toContainText('Buy 3 KO');
  await page.reload();
  await expect(strip(page)).toContainText('Buy 3 KO');
  const other = await context.newPage();
  await Workstation.open(other, server.url);
  await strip(other).getByRole('button', { name: 'Review' }).click();
  await dialog(other).getByRole('button', { name: 'Decline: Buy 3 KO' }).click();
  await expect(strip(page)).toHaveCount(0);
});
