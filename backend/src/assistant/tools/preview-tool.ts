import { type OrderPreview, type OrderRequest, OrderRequestSchema } from '@finally/contract';
import { z } from 'zod';
import { assistantOf } from '../../kernel/principal.ts';
import type { OrderService } from '../../orders/index.ts';
import { describeAskedOrder } from '../actions/orders/order-sentences.ts';
import type { Fact } from '../claims/figures/knowledge.ts';
import { fact, type Tool, tool } from './tool.ts';

export interface PreviewToolSources {
  readonly account_id: string;
  readonly orders: Pick<OrderService, 'preview'>;
}

const price = () => z.number().optional();

/** The terms that a model may ask about; described shortly, and checked as every order is. */
const TermsSchema = z.strictObject({
  ticker: z.string(),
  side: z.enum(['buy', 'sell']),
  type: z.enum(['market', 'limit', 'stop', 'stop_limit', 'trailing_stop']).optional(),
  quantity: z.number().optional().describe('Shares. Either this or notional, in dollars.'),
  notional: z.number().optional(),
  limit_price: price(),
  stop_price: price(),
  trail_percent: price(),
});

/** Returns the tool that previews an order of the assistant; nothing is placed. */
export const previewTool = ({ account_id, orders }: PreviewToolSources): Tool =>
  tool({
    name: 'preview_order',
    description:
      'What an order would do now: fills, fees, cash after it, refusals. Places nothing.',
    parameters: TermsSchema.pipe(
      z.transform((terms, context): OrderRequest => {
        const order = OrderRequestSchema.safeParse(terms);
        if (order.success) return order.data;
        for (const { path, message } of order.error.issues) {
          context.issues.push({ code: 'custom', path: [...path], message, input: terms });
        }
        return z.NEVER;
      }),
    ),
    title: (order) => `What would happen: ${describeAskedOrder(order)}`,
    async run(order, answer_id) {
      // Judged as an order that the assistant places on its own for this answer.
      const by = { principal: assistantOf(account_id), cause: answer_id };
      const preview = await orders.preview(order, by);
      return { text: describePreview(preview), found: { facts: factsOf(order, preview) } };
    },
  });

function describePreview(preview: OrderPreview): string {
  const { refusal, total, state, sentence, fills, verdict, weight_after } = preview;
  if (refusal) return `It would be refused: ${refusal.detail}`;
  const position = preview.position_after;
  return [
    total
      ? `It would fill ${total.quantity} at ${total.price} on average, for ${total.notional}, fees ${total.fees}.`
      : `It would not fill at once; its state would be ${state}.`,
    ...(sentence ? [sentence] : []),
    ...fills.flatMap((fill) => (fill.sentence ? [fill.sentence] : [])),
    `Cash after it ${preview.cash_after}, free ${preview.buying_power_after}, set aside ${preview.reserved_after}.`,
    position
      ? `Position after it: ${position.quantity} shares, value ${position.market_value}, weight ${((weight_after ?? 0) * 100).toFixed(2)}%.`
      : 'No position would be left.',
    ...(verdict?.detail ? [`For the assistant: ${verdict.detail}`] : []),
  ].join('\n');
}

/** The figures of an order that was not placed are those of a request. */
function factsOf({ ticker }: OrderRequest, preview: OrderPreview): readonly Fact[] {
  const { total, cash_after, position_after, weight_after } = preview;
  return [
    ...(total
      ? [
          fact(ticker, 'asked', 'shares', total.quantity),
          fact(ticker, 'asked', 'money', total.notional),
          fact(ticker, 'asked', 'money', total.price),
          fact(ticker, 'asked', 'money', total.fees),
        ]
      : []),
    ...(cash_after === null ? [] : [fact(null, 'asked', 'money', cash_after)]),
    ...(position_after
      ? [
          fact(ticker, 'asked', 'shares', position_after.quantity),
          fact(ticker, 'asked', 'money', position_after.market_value),
        ]
      : []),
    ...(weight_after === null ? [] : [fact(ticker, 'asked', 'percent', weight_after * 100)]),
  ];
}
