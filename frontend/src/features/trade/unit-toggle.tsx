import { Segments } from '@/ui/segments';
import { ORDER_UNITS, type OrderUnit } from './use-order-form';

const LABELS: Record<OrderUnit, string> = { shares: 'Shares', dollars: 'Dollars' };

/** Selects the unit of the amount. */
export function UnitToggle({
  unit,
  onChange,
}: {
  unit: OrderUnit;
  onChange(unit: OrderUnit): void;
}) {
  return (
    <Segments
      legend="What the amount counts"
      choices={ORDER_UNITS}
      names={LABELS}
      chosen={unit}
      onChoose={onChange}
    />
  );
}
