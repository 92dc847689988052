import { type ChatAction, type PriceUpdate, TickerSchema } from '@finally/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markFigures, tickersNamed } from '../../../../src/assistant/claims/figures/index.ts';
import type { AssistantContext } from '../../../../src/assistant/models/model.ts';
import { offlineModel } from '../../../../src/assistant/models/offline/offline.ts';
import { buildPrompt } from '../../../../src/assistant/prompt/prompt.ts';
import { readPhrasings } from '../../models/offline/phrasings.ts';
import { never, openExampleAccount } from '../../support.ts';

let context: AssistantContext;
let close: () => void;

beforeAll(async () => {
  const services = await openExampleAccount({
    atEnd: (closeConnection) => {
      close = closeConnection;
    },
  });
  context = await services.context();
});

afterAll(() => close());

/** Checks an answer of the built-in assistant as if a model had written it. */
async function checkedAnswer(message: string) {
  const answer = await offlineModel.reply(buildPrompt(message, [], context, 'n'), never);
  if (!answer.ok) throw new Error(answer.error.detail);
  const { message: said, trades } = answer.value.reply;
  // The interpretation of an order repeats the person's own figures.
  // Examples of what can be said are not statements.
  const text = said.replace(/^I read: .*\n\n/, '').replaceAll(/"[^"]*"/g, '');
  const ordered = trades.map(({ ticker }) => ({ ticker, name: ticker }));
  const named = [...context.portfolio.positions, ...context.watchlist, ...ordered];
  const quotes: PriceUpdate[] = [];
  const trends = [];
  const days = [];
  for (const symbol of tickersNamed([text], named, context.universe)) {
    const ticker = TickerSchema.parse(symbol);
    const quote = await context.quote(ticker);
    const trend = await context.trend(ticker);
    const day = await context.day(ticker);
    if (day) days.push(day);
    if (quote) quotes.push(quote);
    if (trend) trends.push(trend);
  }
  const actions = trades.map(
    ({ ticker, side, quantity }, index): ChatAction => ({
      id: `a-${index}`,
      kind: 'trade',
      request: { ticker, side, quantity },
      status: 'proposed',
      receipt: null,
      error: null,
      waits_for: null,
      shown_price: null,
    }),
  );
  const knowledge = {
    portfolio: context.portfolio,
    portfolio_before: context.portfolio,
    watched: context.watchlist.map(({ ticker }) => ticker),
    quotes,
    trends,
    days,
    limits: context.limits,
    alerts: [],
    open_orders: context.open_orders,
    shown: {
      orders: context.open_orders,
      fills: context.latest_fills,
      downtimes: context.downtimes,
    },
    actions,
    earlier: [],
  };
  return {
    text,
    marked: markFigures(text, { knowledge, universe: context.universe, named, message }),
  };
}

/** Answers with hypothetical results or objections: their figures are not those of the account. */
const RECKONS =
  /nothing placed:|not a forecast|nothing of yours would change|in fees, and|Profit before fees|an alert on|Those weights come to|equal ones would|a fall of 10%|buy \*\*-5|Ryder|I took "|the order speaks of|Realized today|within 2% of/i;

test('no figure in a statement of the built-in assistant is marked', async () => {
  const alarms: string[] = [];
  let stated = 0;
  for (const { said } of readPhrasings()) {
    const [message] = said;
    if (message === undefined || said.length > 1) continue;
    const { text, marked } = await checkedAnswer(message);
    if (RECKONS.test(text) || !/\d/.test(text)) continue;
    stated++;
    if (text !== marked) alarms.push(`${message} => ${marked}`);
  }
  expect(alarms).toEqual([]);
  expect(stated).toBeGreaterThan(100);
}, 30_000);
