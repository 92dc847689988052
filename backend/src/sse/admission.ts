import { isLoopback } from '../kernel/address.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

/** Far more people than sit behind one address, and far fewer than fill the server. */
const CLIENTS_PER_ADDRESS_MAX = 1_000;

export interface StreamLimits {
  /** Clients of all streams altogether. */
  readonly clients_max: number;
  /**
   * Clients of one address. Where nothing is said this machine, from which
   * also a proxy comes, is not limited and others are, at 1000.
   */
  readonly clients_per_address_max: number | undefined;
}

/** Decides who may still join a stream: the streams share their places. */
export class StreamAdmission {
  readonly #limits: StreamLimits;
  readonly #clients = new Map<string, number>();
  #total = 0;
  #refusals = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** How many were refused since the start. */
  get refusals(): number {
    return this.#refusals;
  }

  /**
   * Takes a place for a client at `address`, or refuses with
   * `too_many_streams`. The value gives the place back; calling it twice is
   * harmless.
   */
  admit(address: string): Result<() => void> {
    const { clients_max } = this.#limits;
    const here = this.#clients.get(address) ?? 0;
    if (this.#total >= clients_max) {
      return this.#refuse(`All ${clients_max} places of the streams are taken.`);
    }
    const here_max = this.#maxOf(address);
    if (here >= here_max) {
      return this.#refuse(`All ${here_max} places of the streams for your address are taken.`);
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
