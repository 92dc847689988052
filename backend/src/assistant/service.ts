import type {
  AssistantSettings,
  AssistantSettingsChange,
  ChatAction,
  ChatAnswer,
  ChatCancel,
  ChatHistory,
  ChatProgress,
  ChatRequest,
  ChatStepDetail,
  ChatSuggestions,
  Health,
} from '@finally/contract';
import type { AlertService } from '../alerts/index.ts';
import type { NewId, NewSecret } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toIso, type WallClock } from '../kernel/time/clock.ts';
import type {
  FollowedTickers,
  HeadlineLog,
  MarketBoard,
  MarketService,
  PriceReader,
  Universe,
} from '../market/index.ts';
import type { OrderService } from '../orders/index.ts';
import type { PortfolioService, TradeReviews, ValueHistory } from '../portfolio/index.ts';
import type { WatchlistService } from '../watchlists/index.ts';
import { Actions } from './actions/actions.ts';
import { Proposals } from './actions/proposals.ts';
import { completeInterrupted } from './actions/recovery.ts';
import { FigureChecker, type FigureCheckerOptions } from './claims/figure-checker.ts';
import { Answering } from './conversation/answering.ts';
import { Asking } from './conversation/asking.ts';
import { CancellableRequest } from './conversation/cancellable-request.ts';
import { ConversationLog } from './conversation/conversation-log.ts';
import type { MessageReader } from './conversation/message-reader.ts';
import { isRestraint } from './conversation/program-answers.ts';
import { Progress } from './conversation/progress.ts';
import { Queue } from './conversation/queue.ts';
import { cancelled, idConflict, notReceived, shuttingDown } from './conversation/refusals.ts';
import { Restraining } from './conversation/restraining.ts';
import { Suggestions } from './conversation/suggestions.ts';
import type { AssistantMemory } from './memory/memory.ts';
import type { AssistantModel } from './models/model.ts';
import { asksForBrief } from './models/offline/questions/brief-questions.ts';
import { assistantContext, type NotedTrades } from './prompt/context.ts';
import { tickerDayOf } from './prompt/ticker-day.ts';
import type { AssistantRefusal } from './refusals.ts';
import type { AssistantSettingsService } from './settings.ts';
import type { ActionStore, ChatStore, StepStore, SuggestionStore } from './store.ts';
import type { LookupBudget } from './tools/budget.ts';
import { createTools } from './tools/toolbox.ts';

export interface ChatServiceOptions extends Pick<FigureCheckerOptions, 'alerts'> {
  readonly account_id: string;
  readonly store: ChatStore;
  readonly actionStore: ActionStore;
  readonly suggestionStore: SuggestionStore;
  readonly stepStore: StepStore;
  readonly settings: AssistantSettingsService;
  readonly memory: AssistantMemory;
  readonly model: AssistantModel;
  /** What the model may look up. */
  readonly lookups: LookupBudget;
  /** Called with how far the message is that is being answered. */
  readonly onProgress: (progress: ChatProgress) => void;
  readonly reader: MessageReader;
  readonly portfolio: Pick<
    PortfolioService,
    | 'portfolio'
    | 'trade'
    | 'trades'
    | 'tradedInDay'
    | 'rehearsal'
    | 'rehearse'
    | 'receipt'
    | 'ledgerNumber'
  >;
  readonly orders: Pick<
    OrderService,
    | 'place'
    | 'replace'
    | 'cancel'
    | 'cancelAll'
    | 'preview'
    | 'order'
    | 'orders'
    | 'placed'
    | 'downtimes'
    | 'latestFills'
  >;
  readonly watchlist: Pick<WatchlistService, 'watched' | 'add' | 'remove'>;
  readonly values: Pick<ValueHistory, 'valueAtDayStart' | 'performance'>;
  readonly reviews: Pick<TradeReviews, 'review'>;
  readonly alerts: Pick<AlertService, 'list' | 'set' | 'change' | 'remove'>;
  readonly universe: Universe;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly board: Pick<MarketBoard, 'view'>;
  readonly headlines: Pick<HeadlineLog, 'list'>;
  readonly notes: NotedTrades;
  readonly market: Pick<MarketService, 'bars' | 'search'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly clock: WallClock;
  readonly newId: NewId;
  readonly newSecret: NewSecret;
  /** Called if an exchange could not be stored although its request is in force, or if a tool fails. */
  readonly onError: (error: unknown) => void;
}

/** A message that is being answered. */
interface UnderWay {
  readonly message: string;
  readonly answer: Promise<Result<ChatAnswer, AssistantRefusal<'send'>>>;
  readonly cancellable: CancellableRequest;
}

const WAITING_MAX = 8;
const HISTORY_MAX = 500;
/** Long enough to be unguessable, and short enough to repeat in each mark. */
const NONCE_LENGTH = 12;

/** The conversation: answers one message at a time, and acts once on each. */
export class ChatService {
  readonly #options: ChatServiceOptions;
  readonly #log: ConversationLog;
  readonly #actions: Actions;
  readonly #proposals: Proposals;
  readonly #figures: FigureChecker;
  readonly #answering: Answering;
  readonly #restraining: Restraining;
  readonly #suggestions: Suggestions;
  readonly #progress: Progress;
  readonly #queue = new Queue(WAITING_MAX);
  readonly #underWay = new Map<string, UnderWay>();
  readonly #shutdown = new AbortController();

  constructor(options: ChatServiceOptions) {
    this.#options = options;
    this.#suggestions = new Suggestions(options);
    const log = new ConversationLog(options);
    this.#log = log;
    this.#actions = new Actions(options);
    this.#figures = new FigureChecker({
      ...options,
      day: (ticker) => tickerDayOf(ticker, options.board, options.universe),
    });
    this.#proposals = new Proposals({
      ...options,
      store: options.actionStore,
      actions: this.#actions,
      changed: (action) => log.decided(action),
    });
    this.#progress = new Progress({ clock: options.clock, publish: options.onProgress });
    const asking = new Asking({
      ...options,
      tools: createTools(options),
      budget: options.lookups,
      contextOf: (message) =>
        assistantContext(message, { ...options, settings: options.settings.current() }),
      newNonce: () => options.newSecret().slice(0, NONCE_LENGTH),
    });
    this.#answering = new Answering({
      ...options,
      log,
      asking,
      progress: this.#progress,
      actions: this.#actions,
      proposals: this.#proposals,
      figures: this.#figures,
      shutdown: this.#shutdown.signal,
    });
    this.#restraining = new Restraining({
      ...options,
      log,
      answering: this.#answering,
      queue: this.#queue,
    });
  }

  /** Completes what the end of the program interrupted. Await it before the first message. */
  async start(): Promise<void> {
    // Approved actions first: an interrupted approval then shows their outcome.
    await this.#proposals.recover();
    await completeInterrupted({
      ...this.#options,
      actions: this.#actions,
      proposals: this.#proposals,
      figures: this.#figures,
    });
  }

  /**
   * Answers a message and executes what the answer proposes, as far as the message asks for it. A
   * retry with the same client message id gets the first answer and acts no second time, also
   * during the first request and after a restart. A halt in words does not wait for earlier
   * messages.
   */
  async send(request: ChatRequest): Promise<Result<ChatAnswer, AssistantRefusal<'send'>>> {
    const { client_message_id: id, message } = request;
    const underWay = id === undefined ? undefined : this.#underWay.get(id);
    if (underWay) return underWay.message === message ? underWay.answer : idConflict();
    if (this.#shutdown.signal.aborted) return shuttingDown();
    if (request.only_if_received && !(await this.#log.exchange(id))) return notReceived();

    const cancellable = new CancellableRequest();
    const begun = this.#begin(request, cancellable);
    if (!begun) {
      return refuse(
        'assistant_busy',
        'The assistant has too many messages waiting. Try again soon.',
      );
    }
    if (id === undefined) return begun.answer;
    const answer = Promise.race([begun.answer, whenCancelled(cancellable)]);
    this.#underWay.set(id, { message, answer, cancellable });
    const forget = (): void => void this.#underWay.delete(id);
    (begun.written ?? answer).then(forget, forget);
    return answer;
  }

  /** Cancels a message if none of its actions has begun. */
  cancel(client_message_id: string): ChatCancel {
    return { cancelled: this.#underWay.get(client_message_id)?.cancellable.cancel() ?? false };
  }

  /** Executes an action that waits for approval. */
  async approve(
    id: string,
    seen_price?: number,
  ): Promise<Result<ChatAction, AssistantRefusal<'approve'>>> {
    return this.#shutdown.signal.aborted ? shuttingDown() : this.#proposals.approve(id, seen_price);
  }

  /** Declines an action that waits for approval. */
  async decline(id: string): Promise<Result<ChatAction, AssistantRefusal<'decline'>>> {
    return this.#shutdown.signal.aborted ? shuttingDown() : this.#proposals.decline(id);
  }

  /** Returns the settings of the assistant. */
  settings(): AssistantSettings {
    return this.#options.settings.current();
  }

  /** Changes the settings of the assistant, from its next action on. */
  changeSettings(
    change: AssistantSettingsChange,
  ): Promise<Result<AssistantSettings, AssistantRefusal<'changeSettings'>>> {
    return this.#options.settings.save(change);
  }

  /** Stops the assistant at once. */
  halt(): Promise<AssistantSettings> {
    return this.#options.settings.halt();
  }

  /** Ends a halt. */
  resume(): Promise<AssistantSettings> {
    return this.#options.settings.resume();
  }

  async history(): Promise<ChatHistory> {
    // Read first: an answer that is given meanwhile is then in both, and not in neither.
    const progress = this.#progress.current;
    return { messages: await this.#log.newest(HISTORY_MAX), progress };
  }

  /** Returns what a model looked up in one step, with the result that it received. */
  async step(id: string): Promise<Result<ChatStepDetail, AssistantRefusal<'step'>>> {
    const { stepStore, account_id } = this.#options;
    const row = await stepStore.find(account_id, id);
    if (!row) return refuse('not_found', 'There is no such step.');
    const { began_at: _, ...step } = row;
    return ok(step);
  }

  /** Clears the conversation and declines its waiting actions. Trades are not undone. */
  async clear(): Promise<void> {
    const { store, account_id, clock } = this.#options;
    await store.clear(account_id, { verdict: 'declined', decided_at: toIso(clock.now_ms()) });
    this.#log.forget();
  }

  /** Returns what the chat suggests to ask today. */
  suggestion(): Promise<ChatSuggestions> {
    return this.#suggestions.current();
  }

  /** Dismisses what the chat suggested on a day. */
  dismissSuggestion(day: string): Promise<ChatSuggestions> {
    return this.#suggestions.dismiss(day);
  }

  /** Returns the health of the assistant, according to its last answer. */
  health(): Health['assistant'] {
    const { failure } = this.#answering;
    return {
      state: failure === null ? 'ok' : 'failing',
      model: this.#options.model.info,
      detail: failure,
    };
  }

  /** Accepts no more messages, stops waiting for the model and lets started actions end. */
  async close(): Promise<void> {
    this.#shutdown.abort();
    await this.#queue.idle();
    await this.#proposals.idle();
    this.#options.settings.stop();
  }

  /** Starts to answer; undefined if too many messages wait already. */
  #begin(request: ChatRequest, cancellable: CancellableRequest): Begun | undefined {
    const control = this.#options.reader.controlOf(request.message);
    if (isRestraint(control)) {
      cancellable.begin();
      return this.#restraining.obey(request, control);
    }
    const answer = this.#queue.run(() => this.#answering.answer(request, cancellable));
    if (asksForBrief(request.message)) void answer?.then(({ ok }) => this.#takeUpSuggestion(ok));
    return answer && { answer };
  }

  /** A brief that was asked for is not suggested any more on this day. */
  async #takeUpSuggestion(isAnswered: boolean): Promise<void> {
    if (!isAnswered) return;
    try {
      await this.#suggestions.dismiss();
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

/** A message that is being answered. */
interface Begun {
  readonly answer: Promise<Result<ChatAnswer, AssistantRefusal<'send'>>>;
  /** Resolves once it is stored, if that may be after its answer. */
  readonly written?: Promise<void>;
}

const whenCancelled = (cancellable: CancellableRequest): Promise<Result<never, 'cancelled'>> =>
  new Promise((resolve) => {
    cancellable.signal.addEventListener('abort', () => resolve(cancelled()), { once: true });
  });
