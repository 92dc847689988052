import type { Order, PriceUpdate } from '@finally/contract';
import type { z } from 'zod';
import type { Fact } from '../claims/figures/knowledge.ts';
import type { ToolOffer } from '../models/turn.ts';

/** What tools found while an answer was made: figures that its text may mention. */
export interface Findings {
  readonly quotes?: readonly PriceUpdate[];
  readonly orders?: readonly Order[];
  readonly facts?: readonly Fact[];
}

/** The answer of a tool. */
export interface ToolAnswer {
  /** For the model, and for the person who opens the step. One fact per line. */
  readonly text: string;
  readonly found: Findings;
}

/** A tool that reads and never changes anything. */
export interface Tool extends ToolOffer {
  /**
   * Checks the arguments of a call.
   *
   * @returns what it looks up, in plain words, and how to run it for an answer; or what is wrong, for
   *   the model
   */
  prepare(
    input: unknown,
  ):
    | { readonly title: string; run(answer_id: string): Promise<ToolAnswer> }
    | { readonly title: null; readonly fault: string };
}

export interface ToolDefinition<Parameters extends z.ZodType> {
  readonly name: string;
  readonly description: string;
  readonly parameters: Parameters;
  /** Says what a call looks up, in plain words, without a full stop. */
  title(parameters: z.output<Parameters>): string;
  run(parameters: z.output<Parameters>, answer_id: string): Promise<ToolAnswer>;
}

/** Number of faults in the arguments that a model is told of. */
const FAULTS_MAX = 3;

/** Makes a tool whose arguments are checked by a schema. */
export const tool = <Parameters extends z.ZodType>({
  title,
  run,
  ...offer
}: ToolDefinition<Parameters>): Tool => ({
  ...offer,
  prepare(input) {
    const read = offer.parameters.safeParse(input);
    if (!read.success) {
      const faults = read.error.issues
        .slice(0, FAULTS_MAX)
        .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
      return { title: null, fault: `The arguments are not valid. ${faults.join(' ')}` };
    }
    return { title: title(read.data), run: (answer_id) => run(read.data, answer_id) };
  },
});

/** Returns a fact about a ticker, or about the account if it is null. */
export const fact = (
  ticker: string | null,
  field: Fact['field'],
  unit: Fact['unit'],
  value: number,
  signed = false,
): Fact => ({ ticker, field, unit, value, signed, counted: null });
