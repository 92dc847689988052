'use client';

import { toggleConfirms, useConfirms } from '@/features/orders/confirmation/use-order-question';
import { toggleOrderKeys, useOrderKeys } from '@/shared/commands/use-order-keys';

/** How orders of this screen are placed: whether each is asked about, and whether keys place any. */
export function OrderSwitches() {
  const confirms = useConfirms();
  const isArmed = useOrderKeys();
  return (
    <>
      <Switch
        label="Keys"
        name="Order keys"
        title="Whether keys, and clicks in the ladder, place orders. Off again when the page is loaded."
        isOn={isArmed}
        onToggle={toggleOrderKeys}
      />
      <Switch
        label="Confirm"
        title="Ask before every order of this screen: ticket, tables, command line, keys and undo. The assistant has a mode of its own."
        isOn={confirms}
        onToggle={toggleConfirms}
      />
    </>
  );
}

interface SwitchProps {
  label: string;
  /** The accessible name, if the label is too short. */
  name?: string;
  title: string;
  isOn: boolean;
  onToggle(): void;
}

function Switch({ label, name, title, isOn, onToggle }: SwitchProps) {
  return (
    <label
      title={title}
      className={`flex cursor-pointer items-center gap-1 text-xs touch:pr-1 hover:text-ink ${isOn ? 'text-ink' : 'text-muted'}`}
    >
      <input
        type="checkbox"
        aria-label={name}
        checked={isOn}
        onChange={onToggle}
        className="accent-action-strong"
      />
      {label}
    </label>
  );
}
