import type { GetPromptResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const ask = (text: string): GetPromptResult => ({
  messages: [{ role: 'user', content: { type: 'text', text } }],
});

/** Registers the prompts that people pick in their client. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt(
    'morning_brief',
    { description: 'The account, what moved and what needs attention today.' },
    () =>
      ask(
        'Give me a brief of my FinAlly account. Read get_status, get_account, get_positions, get_orders and get_news for the tickers that I hold. Say in a few sentences: the value and its change today, the positions that moved most and why if a headline says so, open orders near their price, and proposals that wait for me. Place nothing.',
      ),
  );
  server.registerPrompt(
    'explain_fill',
    {
      description: 'Why an order was filled at its price.',
      argsSchema: z.object({ order_id: z.string().max(64).describe('The id of the order') }),
    },
    ({ order_id }) =>
      ask(
        `Explain why the FinAlly order with this id was filled as it was: ${JSON.stringify(order_id)}. Read get_receipt with it and use only what it says: the quote that each fill met, what triggered it, what it took and its fees. If it was not filled, say why.`,
      ),
  );
  server.registerPrompt(
    'review_day',
    { description: 'What was traded today, and how it went.' },
    () =>
      ask(
        'Review my FinAlly trading day. Read get_activities, get_account and get_orders with status all. List the trades of today with realized profit and fees, which of them programs made (source), what was refused or canceled, and one thing that I could do better. Place nothing.',
      ),
  );
}
