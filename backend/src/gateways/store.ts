/** What programs have configured of their accounts over a gateway. */
export interface ConfigurationStore {
  /** Returns what was ever sent; empty if nothing was. */
  get(account_id: string): Promise<Readonly<Record<string, unknown>>>;
  /** Adds to what was sent before. @returns all of it */
  merge(
    account_id: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
}
