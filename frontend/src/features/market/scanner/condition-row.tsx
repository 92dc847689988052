'use client';

import {
  SCAN_COMPARISONS,
  SCAN_FIGURE_NAMES,
  SCAN_INTERVALS,
  type ScanCondition,
  type ScanFigure,
  scanFigure,
} from '@finally/contract';
import { X } from 'lucide-react';
import { IconButton } from '@/ui/icon-button';
import { COMPARISON_WORDS, type ConditionDraft, newCondition, readCondition } from './scan-draft';

const FIELD =
  'figures h-6.5 min-w-0 border border-edge-strong bg-field px-1 text-xs hover:border-faint touch:h-11';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [value: Value, text: string])[];
  onChange(value: Value): void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = choices.find(([choice]) => choice === target.value);
        if (chosen) onChange(chosen[0]);
      }}
      className={FIELD}
    >
      {choices.map(([choice, text]) => (
        <option key={choice} value={choice}>
          {text}
        </option>
      ))}
    </select>
  );
}

const FIGURES = SCAN_FIGURE_NAMES.map((figure) => [figure, scanFigure(figure).name] as const);
const INTERVALS = SCAN_INTERVALS.map((interval) => [interval, interval] as const);

interface ConditionRowProps {
  condition: ConditionDraft;
  /** 1 for the first. */
  number: number;
  onChange(condition: ConditionDraft): void;
  /** Undefined if it is the only one. */
  onRemove: (() => void) | undefined;
}

/** The fields of one condition, and why it cannot be evaluated. */
export function ConditionRow({ condition, number, onChange, onRemove }: ConditionRowProps) {
  const { figure, parameters, interval, comparison, value } = condition;
  const terms = scanFigure(figure);
  const read = readCondition(condition);
  const fault = typeof read === 'string' ? read : null;
  const isIndicator = terms.parameters !== undefined;
  const comparisons = SCAN_COMPARISONS.filter(
    (one) => isIndicator || one === 'above' || one === 'below',
  ).map((one): [ScanCondition['comparison'], string] => [one, COMPARISON_WORDS[one]]);
  const labelOf = (what: string) => `${what} of condition ${number}`;
  return (
    <li>
      <div className="flex flex-wrap items-center gap-1">
        <Choice<ScanFigure>
          label={labelOf('Figure')}
          value={figure}
          choices={FIGURES}
          onChange={(chosen) => onChange(newCondition(chosen))}
        />
        {terms.parameters?.map(({ label }, index) => (
          <input
            key={label}
            aria-label={labelOf(label)}
            title={label}
            value={parameters[index] ?? ''}
            inputMode="decimal"
            maxLength={6}
            onChange={({ target }) =>
              onChange({
                ...condition,
                parameters: parameters.map((one, at) => (at === index ? target.value : one)),
              })
            }
            className={`${FIELD} w-12 text-right`}
          />
        ))}
        {isIndicator ? (
          <Choice
            label={labelOf('Interval')}
            value={interval}
            choices={INTERVALS}
            onChange={(chosen) => onChange({ ...condition, interval: chosen })}
          />
        ) : null}
        <Choice
          label={labelOf('Comparison')}
          value={comparison}
          choices={comparisons}
          onChange={(chosen) => onChange({ ...condition, comparison: chosen })}
        />
        <input
          aria-label={labelOf('Value')}
          aria-invalid={fault !== null}
          value={value}
          inputMode="decimal"
          maxLength={16}
          onChange={({ target }) => onChange({ ...condition, value: target.value })}
          className={`${FIELD} w-20 text-right`}
        />
        <span aria-hidden="true" className="text-xs text-faint">
          {UNITS[terms.unit]}
        </span>
        {onRemove ? (
          <IconButton
            label={`Remove condition ${number}`}
            Icon={X}
            onClick={onRemove}
            className="ml-auto touch:size-11"
          />
        ) : null}
      </div>
      {fault === null ? null : (
        <p role="alert" className="text-xs text-down">
          {fault}
        </p>
      )}
    </li>
  );
}

const UNITS: Readonly<Record<ReturnType<typeof scanFigure>['unit'], string>> = {
  price: '$',
  dollars: '$',
  percent: '%',
  shares: 'shares',
  times: '\u00d7',
  number: '',
};
