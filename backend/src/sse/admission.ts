import { isLoopback } from '../kernel/http/address.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

/** The codes with which a stream is refused. */
export const ADMISSION_REFUSALS = ['too_many_streams'] as const;
type AdmissionRefusal = (typeof ADMISSION_REFUSALS)[number];

/** More clients than one address normally has, and far fewer than the server can hold. */
const CLIENTS_PER_ADDRESS_MAX = 1_000;

export interface StreamLimits {
  /** Maximum number of clients of all streams in total. */
  readonly clients_max: number;
  /**
   * Maximum number of clients per address. If undefined, loopback (which includes a local proxy) is
   * unlimited and every other address is limited to 1000.
   */
  readonly clients_per_address_max: number | undefined;
}

/** Limits the number of stream clients. All streams share the limits. */
export class StreamAdmission {
  readonly #limits: StreamLimits;
  readonly #clients = new Map<string, number>();
  #total = 0;
  #refusals = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** Number of refused clients since the start. */
  get refusals(): number {
    return this.#refusals;
  }

  /**
   * Reserves a place for a client at `address`, or refuses with `too_many_streams`. The returned
   * function releases the place; calling it twice is harmless.
   */
  admit(address: string): Result<() => void, AdmissionRefusal> {
    const { clients_max } = this.#limits;
    const here = this.#clients.get(address) ?? 0;
    if (this.#total >= clients_max) {
      return this.#refuse(`All ${clients_max} connections of the streams are in use.`);
    }
    const here_max = this.#maxOf(address);
    if (here >= here_max) {
      return this.#refuse(
        `All ${here_max} connections of the streams for your address are in use.`,
      );
    }
    this.#total += 1;
    this.#clients.set(address, here + 1);
    let isTaken = true;
    return ok(() => {
      if (isTaken) this.#release(address);
      isTaken = false;
    });
  }

  #maxOf(address: string): number {
    const isOwn = isLoopback(address);
    const unsaid = isOwn ? Number.POSITIVE_INFINITY : CLIENTS_PER_ADDRESS_MAX;
    return this.#limits.clients_per_address_max ?? unsaid;
  }

  #refuse(detail: string) {
    this.#refusals += 1;
    return refuse('too_many_streams', `${detail} Try again later.`);
  }

  #release(address: string): void {
    this.#total -= 1;
    const left = (this.#clients.get(address) ?? 0) - 1;
    if (left > 0) this.#clients.set(address, left);
    else this.#clients.delete(address);
  }
}
