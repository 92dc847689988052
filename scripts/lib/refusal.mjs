/** An error that the user can fix; only its message is shown. */
export class Refusal extends Error {}

/** Thrown if the user or the system asked this process to end. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}
