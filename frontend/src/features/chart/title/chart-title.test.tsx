import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ticker } from '@/shared/tests/samples';
import { QuoteButtons } from '../trading/quote-buttons';
import { ChartPlaceProvider } from '../use-chart';
import { ChartTitle } from './chart-title';

test('the head of a chart says its ticker and its interval together, so that neither is cut off', () => {
  render(
    <ChartPlaceProvider value="chart_1">
      <ChartTitle ticker={ticker('GOOGL')} />
    </ChartPlaceProvider>,
  );
  const name = screen.getByRole('heading', { name: 'GOOGL' }).parentElement;
  expect(name?.textContent).toBe('GOOGL1m');
  expect(name?.parentElement?.style.minWidth).toBe('min-content');
});

test('in a narrow head the buttons keep their words, and the prices give way', () => {
  render(<QuoteButtons ticker={ticker('GOOGL')} />);
  for (const verb of ['Sell', 'Buy']) {
    expect(screen.getByText(verb).className).not.toContain('hidden');
  }
});
