'use client';

import { useOrderSettling } from './unsettled/use-order-settling';
import { useOrderWatching } from './working/use-order-watching';

// Loaded after the page, as one script: these parts share most of their code.
export { QuestionDialog } from './confirmation/question-dialog';

/** Keeps the open orders current, and shows in toasts what becomes of them. Render it once. */
export function OrderNews() {
  useOrderSettling();
  useOrderWatching();
  return null;
}
