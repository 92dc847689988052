'use client';

import { BAR_INTERVALS, foldTicker, type Ticker } from '@finally/contract';
import {
  defaultParameters,
  INDICATOR_KINDS,
  INDICATORS,
} from '@finally/contract/indicators/catalog';
import {
  type ComparedWith,
  canAlert,
  comparisons,
  INDICATOR_CONDITIONS,
  type IndicatorCondition,
} from '@finally/contract/indicators/conditions';
import { type FormEvent, useId, useState } from 'react';
import { useTickerFault } from '@/features/symbols/use-ticker-fault';
import { errorMessage } from '@/shared/api/error-message';
import { alertActions, setAlertAndNotify } from '../use-alerts';
import { type AlertFormProps, Fault, Field, FormFoot, NoteField, SelectField } from './form-parts';
import {
  type IndicatorDraft,
  indicatorDraftOf,
  indicatorTermsOf,
  newIndicatorDraft,
  withIndicator,
} from './indicator-draft';

const CONDITION_NAMES: Readonly<Record<IndicatorCondition, string>> = {
  above: 'Is above',
  below: 'Is below',
  crosses: 'Crosses',
  crosses_above: 'Crosses above',
  crosses_below: 'Crosses below',
};
const COMPARISON_NAMES: Readonly<Record<ComparedWith['kind'], string>> = {
  value: 'A value',
  output: 'Another line',
  price: 'The price',
};

const KINDS = INDICATOR_KINDS.filter(canAlert);

const draftFor = ({ start, edited }: Pick<AlertFormProps, 'start' | 'edited'>): IndicatorDraft =>
  edited?.terms.kind === 'indicator'
    ? indicatorDraftOf(edited, edited.terms)
    : newIndicatorDraft(
        start.ticker,
        start.indicator ?? { kind: 'rsi', parameters: defaultParameters('rsi'), interval: '5m' },
      );

/** The form of an alert on an indicator, which the server judges when a bar closes. */
export function IndicatorForm({ start, edited, onDone }: AlertFormProps) {
  const [draft, setDraft] = useState(() => draftFor({ start, edited }));
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const errorId = useId();
  const tickerFault = useTickerFault(draft.ticker);
  const read = indicatorTermsOf(draft);
  const fault = tickerFault ?? ('problem' in read ? read.problem : null);
  const { parameters, lines } = INDICATORS[draft.kind];
  const isChange = edited?.state === 'active';

  function change(changes: Partial<IndicatorDraft>) {
    setDraft((current) => ({ ...current, ...changes }));
    setFailure(null);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if ('problem' in read) return setFailure(read.problem);
    setBusy(true);
    try {
      const { note } = draft;
      const ticker = foldTicker(draft.ticker) as Ticker;
      if (isChange) await alertActions.change(edited.id, { terms: read.terms, note });
      else await setAlertAndNotify({ ticker, terms: read.terms, note });
      if (edited) return onDone();
      change({ note: '' });
    } catch (error) {
      setFailure(errorMessage(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2.5 px-4 py-3">
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
        <Field
          label="Ticker"
          value={draft.ticker}
          readOnly={isChange}
          maxLength={10}
          onChange={(event) => change({ ticker: event.target.value.toUpperCase() })}
        />
        <SelectField
          label="Indicator"
          value={draft.kind}
          onChange={({ target }) => {
            const kind = KINDS.find((one) => one === target.value);
            if (kind) setDraft((current) => withIndicator(current, kind));
            setFailure(null);
          }}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {`${INDICATORS[kind].short} \u2013 ${INDICATORS[kind].name}`}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="grid grid-cols-2 gap-2">
        {parameters.map(({ label }, index) => (
          <Field
            key={label}
            label={label}
            inputMode="decimal"
            value={draft.parameters[index] ?? ''}
            onChange={({ target }) =>
              change({ parameters: draft.parameters.with(index, target.value) })
            }
          />
        ))}
        <SelectField
          label="On bars of"
          value={draft.interval}
          onChange={({ target }) =>
            change({ interval: BAR_INTERVALS.find((one) => one === target.value) ?? '1m' })
          }
        >
          {BAR_INTERVALS.map((interval) => (
            <option key={interval}>{interval}</option>
          ))}
        </SelectField>
        {lines.length > 1 ? (
          <SelectField
            label="Line"
            value={draft.output}
            onChange={({ target }) => change({ output: target.value })}
          >
            {lines.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
        ) : null}
        <SelectField
          label="When it"
          value={draft.condition}
          onChange={({ target }) =>
            change({
              condition: INDICATOR_CONDITIONS.find((one) => one === target.value) ?? 'crosses',
            })
          }
        >
          {INDICATOR_CONDITIONS.map((condition) => (
            <option key={condition} value={condition}>
              {CONDITION_NAMES[condition]}
            </option>
          ))}
        </SelectField>
        <Comparison draft={draft} onChange={change} />
      </div>
      <NoteField note={draft.note} onChange={(note) => change({ note })} />
      <Fault id={errorId} failure={failure} fault={fault} />
      <FormFoot
        isEditing={edited !== null}
        isBusy={isBusy}
        action={isChange ? 'Save' : 'Set alert'}
        onCancel={onDone}
      >
        Judged when a bar closes
      </FormFoot>
    </form>
  );
}

interface ComparisonProps {
  draft: IndicatorDraft;
  onChange(changes: Partial<IndicatorDraft>): void;
}

/** What the indicator is compared with. */
function Comparison({ draft, onChange }: ComparisonProps) {
  const possible = comparisons(draft.kind);
  return (
    <>
      <SelectField
        label="Compared with"
        value={draft.compared_with}
        onChange={({ target }) =>
          onChange({ compared_with: possible.find((one) => one === target.value) ?? 'value' })
        }
      >
        {possible.map((one) => (
          <option key={one} value={one}>
            {COMPARISON_NAMES[one]}
          </option>
        ))}
      </SelectField>
      {draft.compared_with === 'value' ? (
        <Field
          label="Value"
          inputMode="decimal"
          value={draft.value}
          onChange={({ target }) => onChange({ value: target.value })}
        />
      ) : null}
      {draft.compared_with === 'output' ? (
        <SelectField
          label="Other line"
          value={draft.other_output}
          onChange={({ target }) => onChange({ other_output: target.value })}
        >
          {INDICATORS[draft.kind].lines.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      ) : null}
    </>
  );
}
