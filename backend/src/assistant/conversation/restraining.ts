import type { ChatAnswer, ChatRequest, Order } from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { OrderService } from '../../orders/index.ts';
import { describeOrder } from '../actions/orders/order-sentences.ts';
import { ledgerLine } from '../actions/receipts.ts';
import { languageOf } from '../languages/in-english.ts';
import type { AssistantRefusal } from '../refusals.ts';
import type { AssistantSettingsService } from '../settings.ts';
import type { Answering } from './answering.ts';
import { type ConversationLog, toAnswer } from './conversation-log.ts';
import { describeRestraint, PROGRAM, type Restraint } from './program-answers.ts';
import type { Queue } from './queue.ts';
import { idConflict } from './refusals.ts';

export interface RestrainingOptions {
  readonly settings: Pick<AssistantSettingsService, 'current' | 'halt' | 'readOnly'>;
  readonly log: ConversationLog;
  readonly answering: Pick<Answering, 'answerWith'>;
  readonly queue: Queue;
  readonly orders: Pick<OrderService, 'orders'>;
  readonly newId: NewId;
  readonly onError: (error: unknown) => void;
}

/** The most orders that are searched for those that a halt canceled. */
const ORDERS_MAX = 100;

/** Executes a halt message at once, and stores it at its place in the conversation. */
export class Restraining {
  readonly #options: RestrainingOptions;

  constructor(options: RestrainingOptions) {
    this.#options = options;
  }

  /**
   * Restricts the assistant before any waiting message is answered. The answer is stored after
   * theirs, so that each answer follows its question.
   */
  obey(request: ChatRequest, restraint: Restraint) {
    let settled = (): void => {};
    const written = new Promise<void>((resolve) => {
      settled = resolve;
    });
    return { answer: this.#obey(request, restraint, settled), written };
  }

  async #obey(
    request: ChatRequest,
    restraint: Restraint,
    settled: () => void,
  ): Promise<Result<ChatAnswer, AssistantRefusal<'send'>>> {
    const { settings, queue, newId } = this.#options;
    try {
      const known = await this.#earlier(request);
      if (known) {
        settled();
        return known;
      }
      const before = settings.current();
      const open = restraint === 'halt' && !before.halted ? this.#ordersThat('open') : undefined;
      const after = await (restraint === 'halt' ? settings.halt() : settings.readOnly());
      const canceled = open && after.saved ? await this.#canceled(await open) : [];
      const message = [
        describeRestraint(restraint, before, after, languageOf(request.message)),
        ...canceled,
      ].join('\n\n');
      const id = newId();
      const isIdle = queue.isIdle;
      const written = queue.append(() => this.#write(request, message, id)).finally(settled);
      const said = { id, message, actions: [], model: PROGRAM, notice: null, intent: null };
      const asSaid = { ...said, ledger: ledgerLine([], PROGRAM) };
      return ok((isIdle ? await written : undefined) ?? asSaid);
    } catch (error) {
      settled();
      throw error;
    }
  }

  /** Names the orders of agents that a halt canceled, of those that were open before. */
  async #canceled(open: readonly Order[]): Promise<readonly string[]> {
    const ids = new Set(open.map(({ id }) => id));
    const closed = ids.size === 0 ? [] : await this.#ordersThat('closed');
    const canceled = closed.filter(
      ({ id, reason }) => reason === 'assistant_halted' && ids.has(id),
    );
    return canceled.length === 0
      ? []
      : [`Its open orders were canceled: ${canceled.map(describeOrder).join('; ')}.`];
  }

  /** Returns the newest open or closed orders; none if the database cannot be read. */
  async #ordersThat(status: 'open' | 'closed'): Promise<readonly Order[]> {
    try {
      const page = await this.#options.orders.orders({ status, limit: ORDERS_MAX });
      return page.ok ? page.value.orders : [];
    } catch (error) {
      this.#options.onError(error);
      return [];
    }
  }

  /**
   * Returns the stored answer to a retried message, which does not restrict again; undefined if it
   * is not a retry.
   */
  async #earlier({
    client_message_id,
    message,
  }: ChatRequest): Promise<Result<ChatAnswer, AssistantRefusal<'send'>> | undefined> {
    try {
      const earlier = await this.#options.log.exchange(client_message_id);
      if (!earlier) return undefined;
      if (earlier.question.message !== message) return idConflict();
      return earlier.answer?.settled ? ok(toAnswer(earlier.answer)) : undefined;
    } catch (error) {
      // Halt even if the database cannot be read.
      this.#options.onError(error);
      return undefined;
    }
  }

  /** @returns undefined if the answer cannot be stored; the restriction applies all the same */
  async #write(
    { message: said, client_message_id }: ChatRequest,
    message: string,
    id: string,
  ): Promise<ChatAnswer | undefined> {
    const { log, answering, onError } = this.#options;
    try {
      const earlier = await log.exchange(client_message_id);
      const question = earlier?.question ?? (await log.ask(said, client_message_id ?? null));
      return await answering.answerWith(question, message, { id });
    } catch (error) {
      onError(error);
      return undefined;
    }
  }
}
