import { expect, test } from 'vitest';
import { seededRandom } from '../../../../src/kernel/random.ts';
import { FRAMES, type Frame } from './frames.ts';
import { type Holding, mark, portfolioOf, universe } from './support.ts';
import { disguisedTicker, dressed, type Pick, written } from './writing.ts';

const TICKERS = ['AAPL', 'NVDA', 'TSLA', 'MSFT', 'KO', 'DIS', 'AMZN', 'JPM', 'XOM', 'PFE'];

/** A random account with the true values of each of its fields. */
function randomAccount(random: () => number) {
  const cent = (value: number): number => Math.round(value * 100) / 100;
  const count = 1 + Math.floor(random() * 5);
  const shuffled = [...TICKERS].sort(() => random() - 0.5);
  const holdings = shuffled.slice(0, count).map((ticker): Holding => {
    const price = cent(5 + random() * 900);
    return {
      ticker,
      price,
      quantity:
        random() < 0.7
          ? 1 + Math.floor(random() * 400)
          : Math.round(random() * 50_000) / 1_000 + 0.001,
      avg_cost: cent(price * (0.6 + random() * 0.8)),
      previous_close: cent(price * (0.93 + random() * 0.14)),
    };
  });
  const cash = cent(random() * 20_000);
  return { cash, holdings, portfolio: portfolioOf(cash, holdings, 120) };
}

type Account = ReturnType<typeof randomAccount>;

function truth({ portfolio, holdings }: Account, { field, kind }: Frame, symbol: string): number {
  const position = portfolio.positions.find(({ ticker }) => ticker === symbol);
  const holding = holdings.find(({ ticker }) => ticker === symbol);
  if (!position || !holding) throw new Error(symbol);
  switch (field) {
    case 'held':
      return position.quantity;
    case 'price':
      return position.current_price;
    case 'cost':
      return position.avg_cost;
    case 'value':
      return position.market_value;
    case 'profit':
      return kind === 'money' ? position.unrealized_pnl : position.unrealized_pnl_percent;
    case 'weight':
      return position.weight * 100;
    case 'day':
      return (holding.price / (holding.previous_close ?? holding.price) - 1) * 100;
    case 'cash':
      return portfolio.cash_balance;
    case 'total':
      return portfolio.total_value;
  }
}

/** All true values of the account, so that no generated lie is true by chance. */
function allTruths(account: Account): number[] {
  const fields = [
    'held',
    'price',
    'cost',
    'value',
    'profit',
    'weight',
    'day',
    'cash',
    'total',
  ] as const;
  return account.holdings.flatMap(
    ({ ticker, quantity, price, avg_cost, previous_close = price }) => [
      ...fields.map((field) => truth(account, { field, kind: 'money', text: '' }, ticker)),
      truth(account, { field: 'profit', kind: 'percent', text: '' }, ticker),
      previous_close,
      price - previous_close,
      (price - previous_close) * quantity,
      quantity * avg_cost,
      account.portfolio.positions_value,
      account.portfolio.unrealized_pnl,
      account.portfolio.realized_pnl,
      account.portfolio.unrealized_pnl + account.portfolio.realized_pnl,
    ],
  );
}

function lieAbout(account: Account, frame: Frame, symbol: string, random: () => number): number {
  const right = truth(account, frame, symbol);
  const others = account.holdings.filter(({ ticker }) => ticker !== symbol);
  const isFalse = (value: number): boolean =>
    allTruths(account).every(
      (each) => Math.abs(Math.abs(each) - Math.abs(value)) > Math.max(1, Math.abs(each) * 0.001),
    ) && [0, 1, account.holdings.length].every((count) => count !== value);
  // The value of another ticker is the most likely mistake.
  const swapped = others[Math.floor(random() * others.length)];
  if (swapped && random() < 0.3 && frame.field !== 'cash' && frame.field !== 'total') {
    const value = truth(account, frame, swapped.ticker);
    const own =
      account.holdings.length > 1
        ? allTruths({
            ...account,
            holdings: account.holdings.filter(({ ticker }) => ticker === symbol),
          })
        : [];
    if (own.every((each) => Math.abs(Math.abs(each) - Math.abs(value)) > 1) && Math.abs(value) > 2)
      return value;
  }
  for (;;) {
    const scale =
      frame.kind === 'percent' ? 100 : frame.kind === 'shares' ? 500 : Math.abs(right) * 3 + 50;
    const value =
      frame.kind === 'shares'
        ? 2 + Math.floor(random() * scale)
        : Math.round(random() * scale * 100) / 100;
    if (value > 1.5 && isFalse(value)) return value;
  }
}

const pickWith =
  (random: () => number): Pick =>
  (items) =>
    items[Math.floor(random() * items.length)] as (typeof items)[number];

/** Returns whether a mark follows the figure before any other figure does. */
function isMarked(marked: string, figure: string): boolean {
  const written = figure.replace(/[*`]+$/, '');
  const at = marked.indexOf(written);
  if (at < 0) throw new Error(`${figure} is not in ${marked}`);
  return /^[^\u27e6\p{Nd}]{0,40}\u27e6not from your account/u.test(
    marked.slice(at + written.length),
  );
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  lines.splice(1, 0, `|${'---|'.repeat(rows[0]?.length ?? 0)}`);
  return lines.join('\n');
}

test('no false figure of 4,000 random lies is shown without a mark', () => {
  const random = seededRandom(20_261_129).uniform;
  const pick = pickWith(random);
  const missed: string[] = [];
  for (let index = 0; index < 4_000; index++) {
    const account = randomAccount(random);
    const frame = pick(FRAMES);
    const symbol = pick(account.holdings).ticker;
    const value = lieAbout(account, frame, symbol, random);
    const figure = written(value, frame.kind, pick, false);
    const sentence = frame.text
      .replace(/T(?![a-z])/, () => disguisedTicker(symbol, pick))
      .replace('{}', () => figure);
    const text = dressed(sentence, pick);
    const marked = mark(text, account);
    if (!isMarked(marked, figure))
      missed.push(`${frame.field} ${symbol} ${value}: ${text}\n=> ${marked}`);
  }
  expect(missed.slice(0, 60), `${missed.length} missed`).toEqual([]);
}, 60_000);

test('no false figure in 1,000 tables, lines of code and objects is shown without a mark', () => {
  const random = seededRandom(7).uniform;
  const pick = pickWith(random);
  const missed: string[] = [];
  const columns: readonly Frame[] = [
    { field: 'held', kind: 'shares', text: 'Shares' },
    { field: 'price', kind: 'money', text: 'Price' },
    { field: 'cost', kind: 'money', text: 'Average cost' },
    { field: 'value', kind: 'money', text: 'Value' },
    { field: 'weight', kind: 'percent', text: 'Weight' },
  ];
  for (let index = 0; index < 1_000; index++) {
    const account = randomAccount(random);
    const liar = pick(columns);
    const symbol = pick(account.holdings).ticker;
    const lie = lieAbout(account, liar, symbol, random);
    let figure = '';
    const rows = account.holdings.map(({ ticker }) => [
      ticker,
      ...columns.map((column) => {
        const isLie = column === liar && ticker === symbol;
        const text = written(
          isLie ? lie : truth(account, column, ticker),
          column.kind,
          pick,
          !isLie,
        );
        if (isLie) figure = text;
        return text;
      }),
    ]);
    const forms = {
      table: () => tableOf([['Ticker', ...columns.map(({ text }) => text)], ...rows]),
      code: () => `\`\`\`\n${rows.map((row) => row.join('  ')).join('\n')}\n\`\`\``,
      lines: () => rows.map((row) => row.join(', ')).join('\n'),
      object: () =>
        JSON.stringify(
          rows.map(([ticker, ...cells]) => ({
            ticker,
            ...Object.fromEntries(columns.map(({ field }, at) => [field, cells[at]])),
          })),
        ),
    };
    const text = forms[pick(Object.keys(forms) as (keyof typeof forms)[])]();
    const marked = mark(text, account);
    if (!isMarked(marked, figure))
      missed.push(`${liar.field} ${symbol} ${figure}: ${text}\n=> ${marked}`);
  }
  expect(missed.slice(0, 60), `${missed.length} missed`).toEqual([]);
}, 60_000);

test('none of 4,000 random true sentences gets a mark', () => {
  const random = seededRandom(11).uniform;
  const pick = pickWith(random);
  const alarms: string[] = [];
  for (let index = 0; index < 4_000; index++) {
    const account = randomAccount(random);
    const frame = pick(FRAMES);
    const symbol = pick(account.holdings).ticker;
    const value = truth(account, frame, symbol);
    // "a profit of -$5" is not a true sentence.
    if (value < 0) continue;
    const figure = written(value, frame.kind, pick, true);
    const text = dressed(
      frame.text.replace(/T(?![a-z])/, symbol).replace('{}', () => figure),
      pick,
    );
    const marked = mark(text, account);
    if (marked !== text) alarms.push(marked);
  }
  expect(alarms.slice(0, 60), `${alarms.length} alarms`).toEqual([]);
}, 60_000);

test('none of 1,000 true figures in other scripts and formats gets a mark', () => {
  const random = seededRandom(13).uniform;
  const pick = pickWith(random);
  const alarms: string[] = [];
  for (let index = 0; index < 1_000; index++) {
    const account = randomAccount(random);
    const frame = pick(FRAMES);
    const symbol = pick(account.holdings).ticker;
    const value = truth(account, frame, symbol);
    if (value < 0) continue;
    const figure = written(value, frame.kind, pick, false);
    const text = frame.text
      .replace(/T(?![a-z])/, () => disguisedTicker(symbol, pick))
      .replace('{}', () => figure);
    const marked = mark(text, account);
    if (marked !== text) alarms.push(marked);
  }
  expect(alarms.slice(0, 60), `${alarms.length} alarms`).toEqual([]);
}, 60_000);

test('the tickers of the generators are known', () => {
  expect(TICKERS.filter((symbol) => universe.get(symbol as never) === undefined)).toEqual([]);
}, 60_000);
