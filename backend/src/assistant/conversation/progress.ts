import type { ChatPhase, ChatProgress, ChatStep } from '@finally/contract';
import type { Timer, WallClock } from '../../kernel/time/clock.ts';
import type { QuestionRow } from '../store.ts';

export interface ProgressOptions {
  readonly clock: WallClock;
  /** Called with each state; not more often than every 100 ms for words alone. */
  readonly publish: (progress: ChatProgress) => void;
}

/** Pause between two states that differ only by their words. */
const WORDS_PAUSE_MS = 100;

/** How far the message is that is being answered. Nothing of it is stored. */
export class Progress {
  readonly #options: ProgressOptions;
  #turn: TurnProgress | null = null;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  /** The state of the message that is being answered; null if none is. */
  get current(): ChatProgress | null {
    return this.#turn?.state ?? null;
  }

  /** Begins with a message; messages are answered one at a time. */
  begin(question: QuestionRow, answer_id: string): TurnProgress {
    const turn = new TurnProgress(question, answer_id, this.#options, () => {
      if (this.#turn === turn) this.#turn = null;
    });
    this.#turn = turn;
    turn.enter('reading');
    return turn;
  }
}

/** The progress of one message. After its end nothing more is reported. */
export class TurnProgress {
  readonly #options: ProgressOptions;
  readonly #of: Pick<ChatProgress, 'answer_id' | 'message' | 'client_message_id'>;
  readonly #began_ms: number;
  readonly #onEnd: () => void;
  readonly #steps = new Map<string, ChatStep>();
  #phase: ChatPhase = 'reading';
  #readWords: () => string = () => '';
  #revision = 0;
  #published_ms = Number.NEGATIVE_INFINITY;
  #timer: Timer | undefined;

  constructor(
    { message, client_message_id }: QuestionRow,
    answer_id: string,
    options: ProgressOptions,
    onEnd: () => void,
  ) {
    this.#options = options;
    this.#of = { answer_id, message, client_message_id };
    this.#began_ms = options.clock.monotonic_ms();
    this.#onEnd = onEnd;
  }

  get state(): ChatProgress {
    return {
      ...this.#of,
      revision: this.#revision,
      phase: this.#phase,
      elapsed_ms: Math.round(this.#options.clock.monotonic_ms() - this.#began_ms),
      steps: [...this.#steps.values()],
      words: this.#readWords(),
    };
  }

  /** What was looked up so far, oldest first. */
  get steps(): readonly ChatStep[] {
    return [...this.#steps.values()];
  }

  /** Reports a new phase. */
  enter(phase: ChatPhase): void {
    if (this.#phase === 'done') return;
    this.#phase = phase;
    this.#publish();
  }

  /** Reports a step that begins or has ended; a step that ended replaces itself. */
  step(step: ChatStep): void {
    this.#steps.set(step.id, step);
    // What the model wrote before it looked something up is not its answer.
    this.#readWords = () => '';
    this.enter(step.outcome === 'running' ? 'looking_up' : 'planning');
  }

  /** Reports that there are more words. */
  words(read: () => string): void {
    if (this.#phase === 'done') return;
    this.#readWords = read;
    if (this.#timer) return;
    const { clock } = this.#options;
    const wait_ms = this.#published_ms + WORDS_PAUSE_MS - clock.monotonic_ms();
    if (wait_ms <= 0) this.#publish();
    else this.#timer = clock.after(wait_ms, () => this.#publish());
  }

  /** Reports that the message is answered, has failed or was canceled. */
  end(): void {
    if (this.#phase === 'done') return;
    this.enter('done');
    this.#onEnd();
  }

  #publish(): void {
    const { clock, publish } = this.#options;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#published_ms = clock.monotonic_ms();
    this.#revision++;
    publish(this.state);
  }
}
