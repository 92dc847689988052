'use client';

import { lazyDialog } from '@/ui/lazy-boundary';
import { answerOrderQuestion, type GateQuestion, useOrderQuestion } from './use-order-question';

const load = () => import('./question-dialog').then(({ QuestionDialog }) => QuestionDialog);

interface DialogProps {
  question: GateQuestion;
  onClose(): void;
}

const QuestionDialog = lazyDialog<DialogProps>('The question before the order', load);

/** Loads the dialog before it is needed; a failure is shown when it is. */
export const loadOrderQuestion = (): void => void load().catch(() => {});

/** Asks before orders are sent, wherever on the page they come from. Escape means no. */
export function OrderQuestion() {
  const question = useOrderQuestion();
  if (!question) return null;
  return <QuestionDialog question={question} onClose={() => answerOrderQuestion(false)} />;
}
