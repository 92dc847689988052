/** A reason not to go on that a person can act on: it is shown as its message alone. */
export class Refusal extends Error {}

/** The person, or the system, asked us to end. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}
