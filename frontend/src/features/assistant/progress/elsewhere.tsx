'use client';

import { useState } from 'react';
import { TEXT_BUTTON, TOO_LATE } from '../conversation/pending';
import type { ShownProgress } from './chat-progress';
import { describePhase } from './phase-words';
import { Draft, Phase } from './working';

interface ElsewhereProps {
  progress: ShownProgress;
  /** Stops the message; false if it has begun to act. */
  onStop(client_message_id: string): Promise<boolean>;
}

type Stopping = 'possible' | 'asked' | 'too_late' | 'failed';

const SENTENCES: Partial<Record<Stopping, string>> = {
  too_late: TOO_LATE,
  failed: 'The server did not answer. Try again.',
};

/** A message of another tab or of an earlier page that is being answered, which this tab can stop too. */
export function Elsewhere({ progress, onStop }: ElsewhereProps) {
  const [stopping, setStopping] = useState<Stopping>('possible');
  const { client_message_id } = progress;

  async function stop(id: string) {
    if (stopping === 'asked') return;
    setStopping('asked');
    try {
      // Its end is reported to every tab, which takes this away.
      if (!(await onStop(id))) setStopping('too_late');
    } catch {
      setStopping('failed');
    }
  }

  const sentence = SENTENCES[stopping];
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Draft progress={progress} />
      <Phase text={describePhase(progress)} sinceMs={progress.began_at_ms}>
        {sentence ? (
          <p role="alert" className="text-xs text-accent">
            {sentence}
          </p>
        ) : null}
        {client_message_id === null || stopping === 'too_late' ? null : (
          <button
            type="button"
            onClick={() => void stop(client_message_id)}
            aria-disabled={stopping === 'asked'}
            title="Stops the message that another tab sent, if it has not begun to act"
            className={`${TEXT_BUTTON} aria-disabled:no-underline aria-disabled:opacity-60`}
          >
            {stopping === 'asked' ? 'Stopping' : 'Stop'}
          </button>
        )}
      </Phase>
    </div>
  );
}
