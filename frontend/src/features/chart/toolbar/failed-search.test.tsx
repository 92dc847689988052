import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AddTicker } from '@/features/watchlist/add-ticker';
import {
  type ContractServer,
  ok,
  type Reply,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { ticker } from '@/shared/tests/samples';
import { CompareMenu } from './compare-menu';

const SEARCH = 'GET /api/market/search';
const NOTHING = ok({ matches: [], unknown_ticker: 'There is no ticker ZZZ.' });

let server: ContractServer;

beforeEach(async () => {
  server = await startContractServer({ [SEARCH]: () => NOTHING });
});
afterEach(() => server.close());

const fields = {
  'the field of the watchlist': () => {
    render(<AddTicker onAdd={async () => undefined} watched={new Set()} />);
    return screen.getByPlaceholderText('Add ticker or company');
  },
  'the menu of comparisons': () => {
    render(<CompareMenu ticker={ticker('AAPL')} isOpen setOpen={() => undefined} />);
    return screen.getByPlaceholderText('Ticker or company');
  },
};

const failures: [string, Reply, RegExp][] = [
  ['the server is gone', 'cut', /cannot be reached/],
  ['too many searches', refusal(429, 'rate_limited', 'Too many requests.'), /Too many requests/],
  ['a fault of the server', refusal(500, 'internal_error', 'Something went wrong.'), /went wrong/],
];

for (const [where, show] of Object.entries(fields)) {
  test.each(failures)(`${where} says that the search failed: %s`, async (_what, reply, reason) => {
    server.on(SEARCH, () => reply);
    fireEvent.change(show(), { target: { value: 'ZZZ' } });
    const said = await screen.findByText(/search/);
    expect(said.textContent).toMatch(/^The search for “ZZZ” failed: /);
    expect(said.textContent).toMatch(reason);
    expect(screen.queryByText(/matches|There is no/)).toBeNull();
  });

  test(`${where} says that nothing matches if that was the answer`, async () => {
    fireEvent.change(show(), { target: { value: 'ZZZ' } });
    const said = await screen.findByText(/matches|There is no ticker/);
    expect(said.textContent).not.toContain('failed');
  });
}
