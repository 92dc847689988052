import type { ChatAction, ChatMessage } from '@finally/contract';
import { withLedger } from '../actions/receipts.ts';

/**
 * Caches the newest messages of a conversation. They are read once and then updated by the writer,
 * so that a question costs the same in a long conversation as in a short one.
 */
export class RecentMessages {
  readonly #limit: number;
  readonly #read: (limit: number) => Promise<readonly ChatMessage[]>;
  /**
   * Oldest first; undefined if they must be read. A promise, so that updates are applied after a
   * read that is still running.
   */
  #messages: Promise<readonly ChatMessage[]> | undefined;

  /**
   * @param limit number of messages to return
   * @param read reads this many messages, oldest first
   */
  constructor(limit: number, read: (limit: number) => Promise<readonly ChatMessage[]>) {
    this.#limit = limit;
    this.#read = read;
  }

  /** Returns the messages before a question, oldest first. */
  async before(question_id: string): Promise<readonly ChatMessage[]> {
    // One more than the limit, because the question is among them.
    this.#messages ??= this.#read(this.#limit + 1);
    try {
      const messages = await this.#messages;
      return messages.filter(({ id }) => id !== question_id).slice(-this.#limit);
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /** Appends a message. */
  add(message: ChatMessage): void {
    this.#change((messages) => [...messages, message].slice(-this.#limit - 1));
  }

  /** Applies the decision on a waiting action. */
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

  /** Clears the cache; the messages are read again. */
  forget(): void {
    this.#messages = undefined;
  }

  #change(change: (messages: readonly ChatMessage[]) => readonly ChatMessage[]): void {
    const changed = this.#messages?.then(change);
    // The next reader gets the error; nothing awaits it here.
    changed?.catch(() => undefined);
    this.#messages = changed;
  }
}
