'use client';

import { SCAN_CONDITIONS_MAX, SCAN_JOINS, type Scan, type ScanResult } from '@finally/contract';
import { ListFilter } from 'lucide-react';
import { useMemo } from 'react';
import { IconButton } from '@/ui/icon-button';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { Segments } from '@/ui/segments';
import { LoadedList } from '../loaded-list';
import { TickerTable } from '../rows/ticker-table';
import { ConditionRow } from './condition-row';
import { SavedScans } from './saved-scans';
import { scanColumns } from './scan-columns';
import { describeScan, newCondition, type ScanDraft } from './scan-draft';
import { useScanEditor, useScanResult } from './use-scanner';

const JOIN_NAMES = { all: 'All', any: 'Any' };

/** Tickers of the whole market that meet conditions, which can be saved and turned into an alert. */
export function Scanner() {
  const { draft, is_editing, change, edit } = useScanEditor();
  const { scan, evaluated, result, error, refresh } = useScanResult(draft);
  return (
    <Panel
      title="Scanner"
      actions={
        <>
          <span className="figures text-xs text-faint">{result?.matches ?? ''}</span>
          <IconButton
            label={is_editing ? 'Hide the conditions' : 'Change the conditions'}
            Icon={ListFilter}
            aria-expanded={is_editing}
            onClick={() => edit(!is_editing)}
            className="aria-expanded:text-accent"
          />
        </>
      }
    >
      <SavedScans scan={scan} />
      {is_editing ? (
        <Conditions draft={draft} onChange={change} />
      ) : (
        <p
          title={describeScan(draft)}
          className="shrink-0 truncate border-b border-edge px-2.5 py-1 text-xs text-muted"
        >
          {describeScan(draft)}
        </p>
      )}
      <LoadedList failed="The scan could not be evaluated" error={error} onRetry={refresh}>
        {result && evaluated ? <Result scan={evaluated} result={result} /> : null}
      </LoadedList>
    </Panel>
  );
}

interface ConditionsProps {
  draft: ScanDraft;
  onChange(draft: ScanDraft): void;
}

function Conditions({ draft, onChange }: ConditionsProps) {
  const { join, conditions } = draft;
  return (
    <fieldset className="flex shrink-0 flex-col gap-1 border-b border-edge px-2 py-1">
      <legend className="sr-only">Conditions</legend>
      <ul className="flex flex-col gap-1">
        {conditions.map((condition, index) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place.
            key={index}
            condition={condition}
            number={index + 1}
            onChange={(changed) =>
              onChange({ ...draft, conditions: conditions.with(index, changed) })
            }
            onRemove={
              conditions.length === 1
                ? undefined
                : () => onChange({ ...draft, conditions: conditions.toSpliced(index, 1) })
            }
          />
        ))}
      </ul>
      <div className="flex items-center gap-1.5">
        <button
          type="button"
          disabled={conditions.length >= SCAN_CONDITIONS_MAX}
          onClick={() =>
            onChange({ ...draft, conditions: [...conditions, newCondition('volume')] })
          }
          className="h-6.5 shrink-0 border border-edge-strong px-2 text-xs text-muted hover:bg-raised hover:text-ink disabled:text-faint touch:h-11"
        >
          Add a condition
        </button>
        {conditions.length > 1 ? (
          <div className="w-36">
            <Segments
              legend="Which conditions must be met"
              choices={SCAN_JOINS}
              names={JOIN_NAMES}
              chosen={join}
              onChoose={(chosen) => onChange({ ...draft, join: chosen })}
            />
          </div>
        ) : null}
      </div>
    </fieldset>
  );
}

function Result({ scan, result }: { scan: Scan; result: ScanResult }) {
  const columns = useMemo(() => scanColumns(scan.conditions), [scan]);
  const { rows, matches, instruments, coverage, is_preparing } = result;
  const notes = [
    is_preparing
      ? 'The bars of the whole market are being prepared: tickers that match may still be missing.'
      : null,
    matches > rows.length ? `The first ${rows.length} of ${matches}.` : null,
    coverage === 'market'
      ? null
      : `Of the ${instruments} followed tickers: the source of prices does not know the others.`,
  ].filter((note) => note !== null);
  return (
    <>
      {rows.length > 0 ? (
        <TickerTable caption="Tickers that match the scan" rows={rows} columns={columns} />
      ) : is_preparing ? (
        <PanelSkeleton />
      ) : (
        <Notice title="Nothing matches">
          {`None of ${instruments} tickers meets these conditions now.`}
        </Notice>
      )}
      {notes.length > 0 ? (
        <p role="status" className="shrink-0 border-t border-edge px-2.5 py-1 text-xs text-muted">
          {notes.join(' ')}
        </p>
      ) : null}
    </>
  );
}
