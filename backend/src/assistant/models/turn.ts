import type { z } from 'zod';

/** A read-only tool as it is offered to a model. */
export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  readonly parameters: z.ZodType;
}

/** A model's request to use a tool. Nothing of it is verified. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** Meant to be JSON. */
  readonly input: string;
}

/** A call and what its model is told. */
export interface ToolResult {
  readonly call: ToolCall;
  readonly text: string;
}

/** The lookups of one answer, within their budget. */
export interface Lookups {
  readonly tools: readonly ToolOffer[];
  /** False if the budget of steps, time or tokens is used up. */
  readonly hasRoom: boolean;
  /**
   * Runs the calls of one step and returns a result for each of them, in order. A tool that fails is
   * a result too.
   *
   * @param signal ends the step; calls that did not run yet are neither run nor recorded
   */
  run(calls: readonly ToolCall[], signal: AbortSignal): Promise<readonly ToolResult[]>;
}

/** What a model may use besides the prompt while it answers one message. */
export interface Turn {
  /** Null if nothing can be looked up. */
  readonly lookups: Lookups | null;
  /**
   * Called each time more of the answer has arrived, with what reads its text so far; null if no one
   * is shown it. A shorter text replaces a longer one: the model was asked again.
   */
  readonly words: ((read: () => string) => void) | null;
}

/** A turn in which nothing is looked up and nothing is shown before the answer is complete. */
export const PLAIN_TURN: Turn = { lookups: null, words: null };
