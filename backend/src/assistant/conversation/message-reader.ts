import { controlOf, mandateOf } from '../actions/mandate.ts';

/**
 * Interprets a person's message: what it authorizes, and whether it is addressed to the program.
 */
export interface MessageReader {
  readonly mandateOf: typeof mandateOf;
  readonly controlOf: typeof controlOf;
}

export const messageReader: MessageReader = { mandateOf, controlOf };
