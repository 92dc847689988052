import { createUniverse } from '../../../../backend/src/market/index.ts';

/** Adds tickers to the watchlist until it has this many. */
export async function watch(port: number, tickers: number): Promise<void> {
  const names = new Set<string>(
    createUniverse()
      .all()
      .map(({ ticker }) => ticker),
  );
  const url = `http://127.0.0.1:${port}/api/watchlist`;
  const { entries } = (await (await fetch(url)).json()) as { entries: { ticker: string }[] };
  for (const { ticker } of entries) names.delete(ticker);
  for (const ticker of [...names].slice(0, tickers - entries.length)) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ticker }),
    });
    if (!answer.ok) throw new Error(`${ticker} was refused: ${await answer.text()}`);
  }
}
