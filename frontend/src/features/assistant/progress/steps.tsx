'use client';

import type { ChatStep, ChatStepDetail } from '@finally/contract';
import { ChevronRight, Search, SearchX } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';
import { assistantApi } from '../assistant-api';
import { describeArguments } from './describe-arguments';

/** What a model looked up for an answer, one line each, which can be opened. */
export function Steps({ steps }: { steps: readonly ChatStep[] }) {
  return (
    <ul aria-label="Looked up" className="flex min-w-0 flex-col gap-0.5 text-xs text-muted">
      {steps.map((step) => (
        <li key={step.id} className="min-w-0">
          <Step step={step} />
        </li>
      ))}
    </ul>
  );
}

function Step({ step }: { step: ChatStep }) {
  const [detail, setDetail] = useState<ChatStepDetail | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const isFailed = step.outcome === 'failed';
  const Icon = isFailed ? SearchX : Search;

  async function load() {
    setFailure(null);
    try {
      setDetail(await assistantApi.chatStep(step.id));
    } catch (error) {
      setFailure(errorMessage(error));
    }
  }

  function onToggle({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) {
    if (currentTarget.open && detail === null) void load();
  }

  return (
    <details onToggle={onToggle} className="group min-w-0">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 rounded-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon
          aria-label={isFailed ? 'Not looked up' : 'Looked up'}
          className={`size-3 shrink-0 ${isFailed ? 'text-down' : ''}`}
        />
        <span className="min-w-0 truncate">{step.title}</span>
        <span className="figures ml-auto shrink-0 text-2xs text-faint">
          {step.took_ms === null ? '' : formatTime(step.took_ms)}
        </span>
        <ChevronRight
          aria-hidden="true"
          className="size-3 shrink-0 transition-transform group-open:rotate-90"
        />
      </summary>
      <div className="mt-1 mb-1.5 flex flex-col gap-1 border-l-2 border-edge pl-2">
        {failure ? (
          <p role="alert" className="text-down">
            {`${failure} `}
            <button type="button" onClick={() => void load()} className="text-info hover:underline">
              Try again
            </button>
          </p>
        ) : detail ? (
          <Detail detail={detail} />
        ) : (
          <p aria-busy="true">Loading</p>
        )}
      </div>
    </details>
  );
}

function Detail({ detail }: { detail: ChatStepDetail }) {
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        <span className="text-faint">{`${detail.tool}: `}</span>
        {describeArguments(detail.arguments)}
      </p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys.
        tabIndex={0}
        className="figures max-h-48 overflow-auto text-2xs whitespace-pre-wrap text-ink [overflow-wrap:anywhere]"
      >
        {detail.result}
      </pre>
    </>
  );
}

const formatTime = (ms: number): string =>
  ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
