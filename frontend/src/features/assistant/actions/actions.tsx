'use client';

import type { ChatAction } from '@finally/contract';
import { useRef, useState } from 'react';
import type { Decision, Verdict } from '../chat-store';
import { countOutcomes } from './action-sentences';
import { Proposal } from './proposal';
import { Receipt } from './receipt';

interface ActionsProps {
  actions: readonly ChatAction[];
  decisions: Readonly<Record<string, Decision>>;
  /** Resolves once the server has answered. */
  onDecide(id: string, verdict: Verdict): Promise<void>;
}

/** Maximum number of actions shown before "Show all". */
const SHOWN_MAX = 8;

/** The actions of an answer, one card each. */
export function Actions({ actions, decisions, onDecide }: ActionsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const waiting = actions.filter(({ status }) => status === 'proposed');
  const isLong = actions.length > SHOWN_MAX;
  const shown = isLong && !showsAll ? actions.slice(0, SHOWN_MAX) : actions;

  /** Moves the focus to the card, because its buttons disappear with the decision. */
  async function decide(id: string, verdict: Verdict) {
    await onDecide(id, verdict);
    if (document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-action="${CSS.escape(id)}"]`)?.focus();
  }

  /** One after the other, because a sale may pay for a later purchase. */
  async function decideAll(verdict: Verdict) {
    for (const { id } of waiting) await onDecide(id, verdict);
  }

  return (
    <div className="flex flex-col gap-1">
      {isLong || waiting.length > 1 ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-muted">
          <span className="figures">{countOutcomes(actions)}</span>
          {waiting.length > 1 ? (
            <span className="flex gap-3 font-semibold text-info">
              <button
                type="button"
                onClick={() => void decideAll('approve')}
                className="hover:underline"
              >
                Approve all
              </button>
              <button
                type="button"
                onClick={() => void decideAll('decline')}
                className="hover:underline"
              >
                Decline all
              </button>
            </span>
          ) : null}
        </div>
      ) : null}
      <ul ref={list} aria-label="Actions" className="flex flex-col gap-1">
        {shown.map((action) => (
          <li
            key={action.id}
            data-action={action.id}
            data-waiting={action.status === 'proposed' || undefined}
            tabIndex={-1}
          >
            {action.status === 'proposed' ? (
              <Proposal
                action={action}
                decision={decisions[action.id]}
                onDecide={(verdict) => void decide(action.id, verdict)}
              />
            ) : (
              <Receipt action={action} />
            )}
          </li>
        ))}
      </ul>
      {isLong ? (
        <button
          type="button"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
          className="self-start text-xs font-semibold text-info hover:underline"
        >
          {showsAll ? 'Show fewer' : `Show all ${actions.length}`}
        </button>
      ) : null}
    </div>
  );
}
