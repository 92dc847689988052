'use client';

import { useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';

/** Runs one request of a form at a time, and keeps why the last one failed. */
export function useSubmission() {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(send: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    try {
      await send();
    } catch (error) {
      setFailure(errorMessage(error));
    }
    setIsBusy(false);
  }

  return { isBusy, failure, submit };
}
