import { ToggleGroup } from 'radix-ui';
import { ORDER_UNITS, type OrderUnit } from '@/hooks/use-order-form';

const LABELS: Record<OrderUnit, string> = { shares: 'Shares', dollars: 'Dollars' };

/** What the amount is counted in. */
export function UnitToggle({
  unit,
  onChange,
}: {
  unit: OrderUnit;
  onChange(unit: OrderUnit): void;
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="What the amount counts"
      value={unit}
      onValueChange={(value) => value && onChange(value as OrderUnit)}
      className="grid grid-cols-2 border border-edge-strong"
    >
      {ORDER_UNITS.map((choice) => (
        <ToggleGroup.Item
          key={choice}
          value={choice}
          className="h-6.5 text-xs text-muted hover:text-ink data-[state=on]:bg-raised data-[state=on]:text-accent"
        >
          {LABELS[choice]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
