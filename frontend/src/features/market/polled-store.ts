import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorMessage } from '@/shared/api/error-message';

export interface PolledState<Question, Answer> {
  question: Question;
  /** The answer to the question; null until the first one has arrived. */
  answer: Answer | null;
  /** Why the last request failed, as a sentence; null if it did not. */
  error: string | null;
}

export interface PolledStore<Question, Answer> extends StoreApi<PolledState<Question, Answer>> {
  /** Asks another question; its answer replaces the one before. */
  ask(question: Question): Promise<void>;
  /** Asks again, unless an answer is still on its way. Never rejects. */
  refresh(): Promise<void>;
}

/** Creates a store of the answer to a question that is asked again and again. */
export function createPolledStore<Question, Answer>(
  first: Question,
  fetchAnswer: (question: Question) => Promise<Answer>,
): PolledStore<Question, Answer> {
  const store = createStore<PolledState<Question, Answer>>(() => ({
    question: first,
    answer: null,
    error: null,
  }));
  const { getState, setState } = store;
  let pending: Question | null = null;

  async function refresh(): Promise<void> {
    const { question } = getState();
    if (pending === question) return;
    pending = question;
    try {
      const answer = await fetchAnswer(question);
      if (getState().question === question) setState({ answer, error: null });
    } catch (error) {
      if (getState().question === question) setState({ error: errorMessage(error) });
    } finally {
      if (pending === question) pending = null;
    }
  }

  return {
    ...store,
    refresh,
    ask(question) {
      if (question !== getState().question) setState({ question, answer: null, error: null });
      return refresh();
    },
  };
}
