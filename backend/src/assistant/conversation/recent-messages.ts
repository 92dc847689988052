import type { ChatAction, ChatMessage } from '@finally/contract';
import { withLedger } from '../actions/receipts.ts';

/**
 * The newest messages of a conversation. They are read once; from then on the
 * one who writes them says what changes, so that a long conversation costs a
 * question no more than a short one.
 */
export class RecentMessages {
  readonly #limit: number;
  readonly #read: (limit: number) => Promise<readonly ChatMessage[]>;
  /** Oldest first; undefined where they are to be read. A promise, so that no change overtakes a reading. */
  #messages: Promise<readonly ChatMessage[]> | undefined;

  /**
   * @param limit how many are told
   * @param read reads so many, oldest first
   */
  constructor(limit: number, read: (limit: number) => Promise<readonly ChatMessage[]>) {
    this.#limit = limit;
    this.#read = read;
  }

  /** What was said before a question, oldest first. */
  async before(question_id: string): Promise<readonly ChatMessage[]> {
    // One more than is told, for the question is among them.
    this.#messages ??= this.#read(this.#limit + 1);
    try {
      const messages = await this.#messages;
      return messages.filter(({ id }) => id !== question_id).slice(-this.#limit);
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /** Something was said. */
  add(message: ChatMessage): void {
    this.#change((messages) => [...messages, message].slice(-this.#limit - 1));
  }

  /** What became of an action that waited. */
  decide(decided: ChatAction): void {
    const replaced = (action: ChatAction) => (action.id === decided.id ? decided : action);
    this.#change((messages) =>
      messages.map((message) =>
        message.actions.some(({ id }) => id === decided.id)
          ? withLedger({ ...message, actions: message.actions.map(replaced) })
          : message,
      ),
    );
  }

  /** They are no longer what they were, and are read again. */
  forget(): void {
    this.#messages = undefined;
  }

  #change(change: (messages: readonly ChatMessage[]) => readonly ChatMessage[]): void {
    const changed = this.#messages?.then(change);
    // Who reads them hears of a failure; here nobody waits for it.
    changed?.catch(() => undefined);
    this.#messages = changed;
  }
}
