import { Term } from '@/features/help/terms/term';
import { useLiveTotals } from '@/features/portfolio/use-portfolio';
import { formatMoney, formatPlainPercent } from '@/shared/format/format';
import { SIZE_ROW, SizeButton } from '../sizes/size-button';
import type { RiskPrices } from './read-terms';
import { type Risk, riskOf, sharesForRisk } from './risk';

const PERCENTS = [0.25, 0.5, 1, 2] as const;

interface RiskRowProps {
  /** Null while the order has no stop loss below it. */
  prices: RiskPrices | null;
  /** Shares of the order; null while none are typed. */
  quantity: number | null;
  /** Puts a number of shares into the ticket. */
  onPick(shares: string): void;
}

/** What the order risks down to its stop loss, and sizes by what may be lost. */
export function RiskRow({ prices, quantity, onPick }: RiskRowProps) {
  const value = useLiveTotals()?.total_value ?? null;
  const sharesFor = (percent: number) =>
    prices && value !== null ? sharesForRisk(prices, percent, value) : 0;
  return (
    <div className="col-span-2 flex flex-col gap-1">
      <div className={SIZE_ROW}>
        <span className="label text-faint">
          <Term name="risk in r">Risk</Term>
        </span>
        {PERCENTS.map((percent) => (
          <SizeButton
            key={percent}
            label={`${percent}%`}
            name={`Shares that lose ${percent}% of the account at the stop loss`}
            disabled={sharesFor(percent) === 0}
            onClick={() => onPick(String(sharesFor(percent)))}
          />
        ))}
      </div>
      <p data-live="account" className="text-muted">
        {prices && value !== null && quantity !== null
          ? describeRisk(riskOf(prices, quantity, value))
          : 'A price, 2%, +5 or \u22125; profit also 2R.'}
      </p>
    </div>
  );
}

function describeRisk({ dollars, percent, profit, multiple }: Risk): string {
  const loss = `Risk ${formatMoney(dollars)} (${formatPlainPercent(percent)})`;
  if (profit === null || multiple === null) return loss;
  return `${loss}, profit ${formatMoney(profit)} (${multiple.toFixed(1)}R)`;
}
