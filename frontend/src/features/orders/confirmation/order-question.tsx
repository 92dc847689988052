'use client';

import { lazyDialog } from '@/ui/lazy-boundary';
import { answerOrderQuestion, type GateQuestion, useOrderQuestion } from './use-order-question';

interface DialogProps {
  question: GateQuestion;
  onClose(): void;
}

const QuestionDialog = lazyDialog<DialogProps>('The question before the order', () =>
  import('../order-parts').then(({ QuestionDialog }) => QuestionDialog),
);

/** Asks before orders are sent, wherever on the page they come from. Escape means no. */
export function OrderQuestion() {
  const question = useOrderQuestion();
  if (!question) return null;
  return <QuestionDialog question={question} onClose={() => answerOrderQuestion(false)} />;
}
