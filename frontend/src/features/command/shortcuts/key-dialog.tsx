'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { changeKeys, resetKeys } from '@/shared/commands/keys/change-keys-actions';
import { faultOf, ownersOf } from '@/shared/commands/keys/key-rules';
import { strokeOf } from '@/shared/commands/shortcut';
import {
  type Command,
  defaultKeys,
  shortcutsOf,
  useAllCommands,
  useKeyChanges,
} from '@/shared/commands/use-shortcuts';
import { Overlay } from '@/ui/overlay/overlay';
import { KeyCaps } from './key-caps';

const BUTTON = 'h-7 border border-edge-strong px-2.5 text-sm hover:bg-raised disabled:opacity-45';

/** Keys of the field itself: they enter nothing. */
const FIELD_KEYS = ['Tab', 'Shift+Tab', 'Enter', 'Escape'];

/** Asks for the new keys of a command. Says at once if they cannot be had, or whose they are. */
export function KeyDialog({ command, onClose }: { command: Command; onClose(): void }) {
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const messageId = useId();
  const commands = useAllCommands();
  const changes = useKeyChanges();
  const isChanged = command.id in changes;
  const keys = shortcutsOf(command);
  const typed = strokes.join(' ');
  const fault = typed === '' ? null : faultOf(typed, command);
  const owners = typed === '' ? [] : ownersOf(typed, command.id, commands, changes);
  const canUse = typed !== '' && fault === null;
  const names = owners.map(({ title }) => title).join('; ');

  function done(change: () => void) {
    change();
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    const stroke = strokeOf(event.nativeEvent);
    if (stroke === null || event.repeat) return;
    if (stroke === 'Enter' && canUse) {
      event.preventDefault();
      done(() => changeKeys(command.id, [typed]));
    }
    if (FIELD_KEYS.includes(stroke)) return;
    event.preventDefault();
    setStrokes(stroke === 'Backspace' ? strokes.slice(0, -1) : [...strokes, stroke]);
  }

  return (
    <Overlay
      title={`Keys of: ${command.title}`}
      description="Press the new keys, one or several in a row. Backspace takes the last one back, Enter applies."
      onClose={onClose}
    >
      <div className="flex flex-col gap-2 p-4">
        <h2 className="text-base font-semibold">{command.title}</h2>
        <p className="flex min-h-6 items-center gap-2 text-sm text-muted">
          Now: {keys.length === 0 ? 'no key' : null}
          {keys.map((key) => (
            <KeyCaps key={key} shortcut={key} />
          ))}
        </p>
        <input
          // biome-ignore lint/a11y/noAutofocus: opened to be typed into.
          autoFocus
          aria-label="New keys"
          aria-describedby={messageId}
          aria-invalid={fault !== null}
          placeholder="Press the new keys"
          value={typed}
          onChange={() => {}}
          onKeyDown={onKeyDown}
          autoComplete="off"
          className="figures h-11 border border-edge-strong bg-field px-3 text-lg aria-invalid:border-down"
        />
        <p id={messageId} role="status" className="min-h-9 text-sm text-muted">
          {fault ??
            (owners.length > 0
              ? `Used by: ${names}. Using it here takes it from there.`
              : 'One key, or several in a row such as G W. Backspace takes the last one back.')}
        </p>
        <div className="flex flex-wrap gap-2">
          <button
            type="button"
            disabled={!canUse}
            onClick={() => done(() => changeKeys(command.id, [typed]))}
            className={BUTTON}
          >
            {owners.length > 0 ? 'Use it here instead' : 'Use these keys'}
          </button>
          {keys.length > 0 ? (
            <button
              type="button"
              disabled={!canUse || keys.includes(typed)}
              onClick={() => done(() => changeKeys(command.id, [...keys, typed]))}
              className={BUTTON}
            >
              Add to the others
            </button>
          ) : null}
          {keys.length > 0 ? (
            <button
              type="button"
              onClick={() => done(() => changeKeys(command.id, []))}
              className={BUTTON}
            >
              Remove its keys
            </button>
          ) : null}
          {isChanged ? (
            <button
              type="button"
              onClick={() => done(() => resetKeys(command.id))}
              className={BUTTON}
            >
              {`Reset to ${defaultKeys(command).join(', ') || 'no key'}`}
            </button>
          ) : null}
          <button type="button" onClick={onClose} className={BUTTON}>
            Cancel
          </button>
        </div>
      </div>
    </Overlay>
  );
}
