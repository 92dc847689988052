'use client';

import { STOP_TRIGGERS, type StopTrigger } from '@finally/contract';
import { useId } from 'react';
import { moreTerms } from './read-terms';
import type { TypedTerms } from './typed-terms';
import type { TermsForm } from './use-order-terms';

const TRIGGER_NAMES: Readonly<Record<StopTrigger, string>> = {
  last: 'Last price',
  bid_ask: 'Bid or ask',
  mid: 'Middle of the quote',
};

/** Returns true if one of the further choices applies. */
export function hasMore(typed: TypedTerms): boolean {
  const shown = moreTerms(typed);
  return (
    typed.reducesOnly ||
    (typed.postsOnly && shown.includes('posts_only')) ||
    (typed.trailsLoss && shown.includes('trails_loss')) ||
    (typed.trigger !== 'last' && shown.includes('trigger'))
  );
}

interface MoreFieldsProps {
  id: string;
  terms: TermsForm;
  isOpen: boolean;
}

/** The choices that few orders need, shown on request. */
export function MoreFields({ id, terms: { typed, change }, isOpen }: MoreFieldsProps) {
  const triggerId = useId();
  const shown = moreTerms(typed);
  return (
    <fieldset id={id} hidden={!isOpen} className="flex flex-col gap-1.5">
      <legend className="sr-only">More terms</legend>
      {shown.includes('trigger') ? (
        <div className="flex min-w-0 flex-col gap-0.5">
          <label htmlFor={triggerId} className="label text-faint">
            Stops trigger at
          </label>
          <select
            id={triggerId}
            value={typed.trigger}
            onChange={({ target }) =>
              change({ trigger: STOP_TRIGGERS.find((one) => one === target.value) ?? 'last' })
            }
            className="figures h-7 w-full min-w-0 border border-edge-strong bg-field px-1 text-xs hover:border-faint touch:h-11"
          >
            {STOP_TRIGGERS.map((one) => (
              <option key={one} value={one}>
                {TRIGGER_NAMES[one]}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {shown.includes('trails_loss') ? (
          <Choice
            label="Trailing stop loss"
            title="The stop loss follows the best price at a distance"
            isOn={typed.trailsLoss}
            onChange={(trailsLoss) => change({ trailsLoss })}
          />
        ) : null}
        {shown.includes('posts_only') ? (
          <Choice
            label="Post only"
            title="Refused if it would be filled at once"
            isOn={typed.postsOnly}
            onChange={(postsOnly) => change({ postsOnly })}
          />
        ) : null}
        <Choice
          label="Reduce only"
          title="A sale that never opens or enlarges a position"
          isOn={typed.reducesOnly}
          onChange={(reducesOnly) => change({ reducesOnly })}
        />
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  title: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

function Choice({ label, title, isOn, onChange }: ChoiceProps) {
  return (
    <label
      title={title}
      className={`flex min-h-6 cursor-pointer items-center gap-1.5 hover:text-ink touch:min-h-11 ${isOn ? 'text-ink' : 'text-muted'}`}
    >
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="accent-action-strong"
      />
      {label}
    </label>
  );
}
