'use client';

import {
  DEFAULT_WATCHLIST_ID,
  isSameWatchlistName,
  WATCHLIST_NAME_LENGTH_MAX,
  WATCHLIST_SENTENCES,
  WATCHLISTS_MAX,
  type WatchlistSummary,
  watchlistNameFault,
} from '@finally/contract';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useWatchlist, useWatchlistView, watchlists } from './use-watchlist';

const BUTTON =
  'flex size-6 items-center justify-center text-faint hover:text-ink disabled:opacity-40 disabled:hover:text-faint';

/** Renames, moves, deletes and creates lists, and selects the columns. */
export function ListEditor() {
  const { lists } = useWatchlist();
  const view = useWatchlistView();
  const [complaint, setComplaint] = useState<string | null>(null);
  const index = lists?.findIndex(({ id }) => id === view.list_id) ?? -1;
  const list = lists?.[index];

  async function attempt(change: Promise<void>) {
    setComplaint(null);
    await change.catch((failure: Error) => setComplaint(failure.message));
  }

  if (!lists || !list) return null;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-edge bg-raised/60 p-2.5 text-xs">
      <NameForm
        key={list.id + list.name}
        label="Name of the list"
        initial={list.name}
        submit="Rename"
        others={lists.filter(({ id }) => id !== list.id)}
        onSubmit={(name) => attempt(watchlists.change(list.id, { name }))}
      >
        <button
          type="button"
          aria-label="Move the list up"
          disabled={index <= 0}
          onClick={() => void attempt(watchlists.change(list.id, { position: index - 1 }))}
          className={BUTTON}
        >
          <ArrowUp size={13} />
        </button>
        <button
          type="button"
          aria-label="Move the list down"
          disabled={index >= lists.length - 1}
          onClick={() => void attempt(watchlists.change(list.id, { position: index + 1 }))}
          className={BUTTON}
        >
          <ArrowDown size={13} />
        </button>
        <DeleteList
          key={list.id}
          disabled={list.id === DEFAULT_WATCHLIST_ID}
          onDelete={() => void attempt(watchlists.delete(list.id))}
        />
      </NameForm>
      <NameForm
        key={lists.length}
        label="Name of a new list"
        initial=""
        submit="Create"
        others={lists}
        onSubmit={(name) => attempt(watchlists.create(name))}
      />
      {complaint ? (
        <p role="alert" className="text-down">
          {complaint}
        </p>
      ) : null}
      <fieldset className="flex gap-4">
        <legend className="sr-only">Columns, where there is room</legend>
        <Switch
          label="Change"
          checked={view.shows_change}
          onChange={(shows_change) => view.change({ shows_change })}
        />
        <Switch
          label="Spread"
          checked={view.shows_spread}
          onChange={(shows_spread) => view.change({ shows_spread })}
        />
        <Switch
          label="Volume"
          checked={view.shows_volume}
          onChange={(shows_volume) => view.change({ shows_volume })}
        />
      </fieldset>
    </div>
  );
}

interface NameFormProps {
  label: string;
  initial: string;
  submit: string;
  /** The lists whose names are taken. */
  others: readonly WatchlistSummary[];
  onSubmit(name: string): Promise<void>;
  /** Additional buttons below the name. */
  children?: ReactNode;
}

/** Returns why the server would refuse a name, in its words; null if it would not. */
function faultOf(name: string, others: readonly WatchlistSummary[]): string | null {
  if (name.length > WATCHLIST_NAME_LENGTH_MAX) return WATCHLIST_SENTENCES.name_too_long;
  if (others.length >= WATCHLISTS_MAX) return WATCHLIST_SENTENCES.too_many;
  const isTaken = others.some((other) => isSameWatchlistName(other.name, name));
  return watchlistNameFault(name) ?? (isTaken ? WATCHLIST_SENTENCES.name_taken(name) : null);
}

function NameForm({ label, initial, submit, others, onSubmit, children }: NameFormProps) {
  const [name, setName] = useState(initial);
  const faultId = useId();
  const wanted = name.trim();
  const isUnchanged = wanted === initial;
  const fault = isUnchanged ? null : faultOf(wanted, others);
  function send(event: FormEvent) {
    event.preventDefault();
    if (!isUnchanged && fault === null) void onSubmit(wanted);
  }
  return (
    <form onSubmit={send} className="flex min-w-0 flex-wrap items-center gap-1">
      <input
        aria-label={label}
        aria-invalid={fault !== null}
        aria-describedby={faultId}
        value={name}
        placeholder={label}
        onChange={(event) => setName(event.target.value)}
        className="h-6 w-full min-w-0 border border-edge-strong bg-field px-1.5 aria-invalid:border-down"
      />
      <button
        type="submit"
        aria-label={submit === 'Create' ? 'Create the list' : 'Rename the list'}
        disabled={isUnchanged || fault !== null}
        className="flex h-6 shrink-0 items-center border border-edge-strong px-1.5 hover:border-faint disabled:opacity-45"
      >
        {submit === 'Create' ? <Plus size={13} aria-hidden="true" /> : null}
        {submit}
      </button>
      {children}
      <p id={faultId} className="w-full text-down [overflow-wrap:anywhere] empty:hidden">
        {fault}
      </p>
    </form>
  );
}

/** Deletes a list on the second press, because it cannot be undone. */
function DeleteList({ disabled, onDelete }: { disabled: boolean; onDelete(): void }) {
  const [isAsking, setAsking] = useState(false);
  if (isAsking) {
    return (
      <button
        type="button"
        onClick={onDelete}
        onBlur={() => setAsking(false)}
        className="h-6 shrink-0 bg-down/20 px-1.5 text-ink"
      >
        Delete it?
      </button>
    );
  }
  return (
    <button
      type="button"
      aria-label="Delete the list"
      title={disabled ? 'The first list cannot be deleted' : 'Delete the list'}
      disabled={disabled}
      onClick={() => setAsking(true)}
      className={BUTTON}
    >
      <Trash2 size={13} />
    </button>
  );
}

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <label className="flex items-center gap-1.5 text-muted">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="accent-action-strong"
      />
      {label}
    </label>
  );
}
