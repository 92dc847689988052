import { ORDER_SENTENCES } from '@finally/contract';
import { Segments } from '@/ui/segments';
import { ORDER_UNITS, type OrderUnit } from '../use-order-form';

const LABELS: Record<OrderUnit, string> = { shares: 'Shares', dollars: 'Dollars' };

/** Selects the unit of the amount. */
export function UnitToggle({
  unit,
  canCountDollars,
  onChange,
}: {
  unit: OrderUnit;
  canCountDollars: boolean;
  onChange(unit: OrderUnit): void;
}) {
  return (
    <Segments
      legend="What the amount counts"
      choices={ORDER_UNITS}
      names={LABELS}
      chosen={unit}
      reasonAgainst={(choice) =>
        choice === 'dollars' && !canCountDollars
          ? ORDER_SENTENCES.dollars_at_market_only
          : undefined
      }
      onChoose={onChange}
    />
  );
}
