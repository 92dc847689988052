'use client';

import { type SavedScan, SCAN_NAME_LENGTH_MAX, type Scan, scanNameFault } from '@finally/contract';
import { Bell, BellOff, Pencil, Save, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { IconButton } from '@/ui/icon-button';
import {
  deleteScan,
  renameScan,
  saveScan,
  showDraft,
  showScan,
  toggleScanAlert,
} from './scan-actions';
import { newCondition, SCAN_EXAMPLES } from './scan-draft';
import { useScanEditor, useScans } from './use-scanner';

const BUTTON =
  'h-6.5 shrink-0 border border-edge-strong px-2 text-xs text-muted hover:bg-raised hover:text-ink disabled:text-faint touch:h-11';
const ICON = 'touch:size-11';
const NEW = 'new';
const EXAMPLE = 'example ';
const SAVED = 'saved ';

interface SavedScansProps {
  /** The scan as it is typed; null while it cannot be evaluated. */
  scan: Scan | null;
}

/** Chooses a saved scan or an example; saves, renames and deletes, and turns the alert on or off. */
export function SavedScans({ scan }: SavedScansProps) {
  const { saved } = useScanEditor();
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null);
  const isChanged = saved !== null && scan !== null && !isSame(saved.scan, scan);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1 border-b border-edge px-2 py-1">
      <ScanChoice saved={saved} isChanged={isChanged} />
      {saved ? (
        <>
          <IconButton
            label={
              saved.alerts
                ? `Turn the alert of ${saved.name} off`
                : `Alert me if a ticker enters ${saved.name}`
            }
            Icon={saved.alerts ? Bell : BellOff}
            aria-pressed={saved.alerts}
            onClick={() => void toggleScanAlert(saved)}
            className={`${ICON} ${saved.alerts ? 'text-accent' : ''}`}
          />
          <IconButton
            label={`Rename ${saved.name}`}
            Icon={Pencil}
            onClick={() => setNaming('rename')}
            className={ICON}
          />
          <IconButton
            label={`Delete ${saved.name}`}
            Icon={Trash2}
            onClick={() => void deleteScan(saved)}
            className={ICON}
          />
        </>
      ) : null}
      <IconButton
        label={saved ? 'Save under another name' : 'Save the scan'}
        Icon={Save}
        disabled={scan === null}
        onClick={() => setNaming('save')}
        className={ICON}
      />
      {isChanged ? (
        <button type="button" onClick={() => void saveScan(saved.name, scan)} className={BUTTON}>
          Save changes
        </button>
      ) : null}
      {naming !== null && scan !== null ? (
        <NameForm
          key={naming}
          initial={naming === 'rename' ? (saved?.name ?? '') : ''}
          submit={naming === 'rename' ? 'Rename' : 'Save'}
          onSubmit={(name) =>
            naming === 'rename' && saved ? renameScan(saved.name, name) : saveScan(name, scan)
          }
          onClose={() => setNaming(null)}
        />
      ) : null}
    </div>
  );
}

const isSame = (a: Scan, b: Scan): boolean =>
  JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

const ordered = ({ join, conditions }: Scan) => [
  join,
  conditions.map((one) => [one.figure, one.parameters, one.interval, one.comparison, one.value]),
];

function ScanChoice({ saved, isChanged }: { saved: SavedScan | null; isChanged: boolean }) {
  const { scans } = useScans();
  function choose(value: string) {
    if (value === NEW)
      return showDraft({ join: 'all', conditions: [newCondition('change_percent')] });
    const example = SCAN_EXAMPLES.find(({ name }) => value === EXAMPLE + name);
    if (example) return showDraft(example.draft);
    const chosen = scans?.find(({ name }) => value === SAVED + name);
    if (chosen) showScan(chosen);
  }
  return (
    <select
      aria-label="Scan"
      value={saved ? SAVED + saved.name : ''}
      onChange={({ target }) => choose(target.value)}
      className="h-6.5 min-w-0 flex-1 border border-edge-strong bg-field px-1 text-xs hover:border-faint touch:h-11"
    >
      {saved ? null : <option value="">Not saved</option>}
      {saved && isChanged ? (
        <option value={SAVED + saved.name}>{`${saved.name} (changed)`}</option>
      ) : null}
      <optgroup label="Saved">
        {scans
          ?.filter(({ name }) => !(isChanged && name === saved?.name))
          .map(({ name, alerts }) => (
            <option key={name} value={SAVED + name}>
              {alerts ? `${name} (alert)` : name}
            </option>
          ))}
      </optgroup>
      <optgroup label="Begin with">
        <option value={NEW}>A new scan</option>
        {SCAN_EXAMPLES.map(({ name }) => (
          <option key={name} value={EXAMPLE + name}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

interface NameFormProps {
  initial: string;
  submit: string;
  /** Resolves to null if that is done, otherwise to why not. */
  onSubmit(name: string): Promise<string | null>;
  onClose(): void;
}

function NameForm({ initial, submit, onSubmit, onClose }: NameFormProps) {
  const [name, setName] = useState(initial);
  const [complaint, setComplaint] = useState<string | null>(null);
  async function send(event: FormEvent) {
    event.preventDefault();
    const failure = await onSubmit(name);
    if (failure === null) onClose();
    else setComplaint(failure);
  }
  return (
    <form
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      className="flex w-full flex-wrap items-center gap-1"
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears on request.
        autoFocus
        aria-label="Name of the scan"
        value={name}
        maxLength={SCAN_NAME_LENGTH_MAX}
        placeholder="Name of the scan"
        onChange={({ target }) => setName(target.value)}
        className="h-6.5 min-w-0 flex-1 border border-edge-strong bg-field px-1.5 text-xs touch:h-11"
      />
      <button type="submit" disabled={scanNameFault(name) !== null} className={BUTTON}>
        {submit}
      </button>
      <button type="button" onClick={onClose} className={BUTTON}>
        Cancel
      </button>
      {complaint === null ? null : (
        <p role="alert" className="w-full text-xs text-down">
          {complaint}
        </p>
      )}
    </form>
  );
}
