import { type Facts, titled } from '../facts.ts';
import type { ViewQuestion } from '../questions/view-questions.ts';
import { quoted } from './format.ts';
import type { Proposal } from './orders/orders.ts';

/** Shows a chart in the answer and on the desk, a table, or a panel. */
export function shown(question: ViewQuestion, facts: Facts): Proposal {
  return {
    message: describe(question, facts),
    trades: [],
    watchlist_changes: [],
    views: viewsFor(question),
  };
}

function viewsFor(question: ViewQuestion): NonNullable<Proposal['views']> {
  switch (question.kind) {
    case 'show_chart': {
      const chart = { tickers: [...question.tickers], interval: question.interval };
      return [
        { kind: 'chart', ...chart },
        { kind: 'panel', of: 'chart', ...chart },
      ];
    }
    case 'show_table':
      return [{ kind: 'table', of: question.of }];
    case 'show_panel':
      return [{ kind: 'panel', of: question.panel, tickers: [...question.tickers] }];
  }
}

function describe(question: ViewQuestion, facts: Facts): string {
  if (question.kind === 'show_panel') return `Opening the panel ${question.panel}.`;
  if (question.kind === 'show_table') {
    return question.of === 'orders' ? 'Your open orders:' : 'Your watchlist:';
  }
  const lines = question.tickers.map((ticker) => {
    const latest = facts.prices.get(ticker);
    return `${titled(facts, ticker)}${latest ? ` is at ${quoted(latest)}` : ' has no live price'}.`;
  });
  return lines.join(' ');
}
