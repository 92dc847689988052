/** What the price stream has done since the start. */
export interface StreamStatistics {
  /** Clients connected now. */
  readonly clients: number;
  /** Of these, how many do not keep up and are held back. */
  readonly clients_behind: number;
  /** Distinct subscriptions now. */
  readonly subscriptions: number;
  /** Events encoded, one for each subscription that an update concerned. */
  readonly events: number;
  /** Events handed to clients. */
  readonly deliveries: number;
  /** Events that were skipped for clients that did not keep up. */
  readonly skips: number;
  /** Times that a client which had fallen behind was given the newest state instead. */
  readonly conflations: number;
  /** Clients cut off because they took nothing for too long. */
  readonly drops: number;
}
