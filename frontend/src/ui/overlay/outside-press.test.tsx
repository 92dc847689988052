import { fireEvent, render, screen } from '@testing-library/react';
import { DropdownMenu, Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useOutsidePressGuard } from './outside-press';

function Page({ buy, children }: { buy(): void; children: ReactNode }) {
  useOutsidePressGuard();
  return (
    <>
      <button type="button" onPointerDown={buy} onMouseDown={buy} onClick={buy}>
        Buy
      </button>
      {children}
    </>
  );
}

/** A whole press: what a browser sends for a mouse or a finger. */
function press(element: Element, pointerType: 'mouse' | 'touch') {
  const pointer = { pointerType, button: 0 };
  fireEvent.pointerDown(element, pointer);
  if (pointerType === 'touch') fireEvent.touchStart(element);
  if (pointerType === 'mouse') fireEvent.mouseDown(element, { button: 0 });
  fireEvent.pointerUp(element, pointer);
  if (pointerType === 'touch') fireEvent.touchEnd(element);
  fireEvent.mouseUp(element);
  fireEvent.click(element, { detail: 1 });
}

const menu = (
  <DropdownMenu.Root modal={false} defaultOpen>
    <DropdownMenu.Trigger>View</DropdownMenu.Trigger>
    <DropdownMenu.Content aria-label="Opened">
      <DropdownMenu.Item>Volume</DropdownMenu.Item>
    </DropdownMenu.Content>
  </DropdownMenu.Root>
);
const popover = (
  <Popover.Root defaultOpen>
    <Popover.Trigger>Compare</Popover.Trigger>
    <Popover.Content aria-label="Opened">
      <input aria-label="Ticker" />
    </Popover.Content>
  </Popover.Root>
);

/** Radix listens for presses a task after something opens. */
const opened = () => new Promise((resolve) => setTimeout(resolve));

test.each([
  ['a menu', menu, 'mouse'],
  ['a menu', menu, 'touch'],
  ['a popover', popover, 'mouse'],
  ['a popover', popover, 'touch'],
] as const)(
  'the first press outside of %s only closes it, the next one counts',
  async (_, open, kind) => {
    const buy = vi.fn();
    render(<Page buy={buy}>{open}</Page>);
    await opened();
    expect(screen.queryByLabelText('Opened')).not.toBeNull();
    const button = screen.getByText('Buy');
    press(button, kind);
    expect(buy).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(screen.queryByLabelText('Opened')).toBeNull());
    press(button, kind);
    expect(buy).toHaveBeenCalled();
  },
);

test('presses inside of what is open and clicks by key are not swallowed', async () => {
  const typed = vi.fn();
  const buy = vi.fn();
  render(
    <Page buy={buy}>
      <div role="dialog" data-state="open" aria-label="Opened">
        <button type="button" onClick={typed}>
          Inside
        </button>
      </div>
    </Page>,
  );
  press(screen.getByText('Inside'), 'mouse');
  expect(typed).toHaveBeenCalledOnce();
  fireEvent.pointerDown(screen.getByText('Buy'), { button: 0 });
  fireEvent.click(screen.getByText('Inside'), { detail: 0 });
  expect(typed).toHaveBeenCalledTimes(2);
  expect(buy).not.toHaveBeenCalled();
});

test('a press on the button that toggles what is open reaches it', async () => {
  const toggled = vi.fn();
  function Toggle() {
    const [isOpen, setOpen] = useState(true);
    return (
      <>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => {
            toggled();
            setOpen(false);
          }}
        >
          Toggle
        </button>
        {isOpen ? <div role="menu" data-state="open" /> : null}
      </>
    );
  }
  render(
    <Page buy={vi.fn()}>
      <Toggle />
    </Page>,
  );
  press(screen.getByText('Toggle'), 'mouse');
  expect(toggled).toHaveBeenCalledOnce();
});
