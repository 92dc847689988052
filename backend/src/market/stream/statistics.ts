/** Counters of the price stream since the start. */
export interface StreamStatistics {
  /** Clients connected now. */
  readonly clients: number;
  /** How many of them are behind and are being skipped. */
  readonly clients_behind: number;
  /** Distinct subscriptions now. */
  readonly subscriptions: number;
  /** Events encoded, one per subscription that an update affects. */
  readonly events: number;
  /** Events written to clients. */
  readonly deliveries: number;
  /** Events skipped for clients that were behind. */
  readonly skips: number;
  /** How often a client that had been behind received the newest state instead. */
  readonly conflations: number;
  /** Clients disconnected because they read nothing for too long. */
  readonly drops: number;
}
