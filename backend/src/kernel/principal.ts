/** What a principal may do: look, trade, or change how the server and its accounts are run. */
export type Scope = 'read' | 'trade' | 'admin';

/** Who acts: a person, an agent (the assistant or a program), or the server itself. */
export interface Principal {
  readonly kind: 'person' | 'agent' | 'system';
  /** By what way it acts: `person`, `token`, `assistant`, `system`. */
  readonly source: string;
  readonly account_ids: readonly string[];
  readonly scopes: readonly Scope[];
}
