/** What a caller may do: look, trade and change what belongs to an account, or administer the server. */
export type Scope = 'read' | 'trade' | 'admin';

export const ALL_SCOPES: readonly Scope[] = ['read', 'trade', 'admin'];

/** Who acts: a person, a program that trades on its own, or the server itself. */
export interface Principal {
  readonly kind: 'person' | 'agent' | 'system';
  /** The name in the journal: `person`, `token`, `assistant`, `system`; `key:` and the id of a key. */
  readonly source: string;
  /** The accounts it may act for. */
  readonly account_ids: readonly string[] | 'all';
  readonly scopes: readonly Scope[];
  /** Identifies the session of a signed-in browser; nothing can be done with it. */
  readonly session?: string | undefined;
  /** Identifies the API key that was sent. */
  readonly key?: string | undefined;
  /** Whether its program may ask the person for approval itself. */
  readonly asks_person?: boolean | undefined;
}

/** Returns true if a principal may act for an account. */
export const mayUse = ({ account_ids }: Principal, account_id: string): boolean =>
  account_ids === 'all' || account_ids.includes(account_id);

/** Sources with a rule or a word of their own. */
export const PERSON = 'person';
export const TOKEN = 'token';
export const ASSISTANT = 'assistant';

/** The name of an API key in the journal. */
export const keySource = (id: string): string => `key:${id}`;

/** Where a trade came from, as the journal keeps it. */
export interface Origin {
  /** The source of the principal that ordered it. */
  readonly source: string;
  /** What made it act: the chat message for the assistant, the request for everybody else. */
  readonly cause: string | null;
}

/** Somebody acting: who it is, and the request or message that it acts on. */
export interface Actor {
  readonly principal: Principal;
  readonly cause: string | null;
}

export const originOf = ({ principal, cause }: Actor): Origin => ({
  source: principal.source,
  cause,
});

/** Holds nothing: the caller of a route that is open to everybody. */
export const ANONYMOUS: Principal = {
  kind: 'person',
  source: 'anonymous',
  account_ids: [],
  scopes: [],
};

/** The assistant of an account. */
export const assistantOf = (account_id: string): Principal => ({
  kind: 'agent',
  source: ASSISTANT,
  account_ids: [account_id],
  scopes: ['read', 'trade'],
});

/** Who placed an order, as it stands on the wire. */
export function originToJson(source: string): 'user' | 'assistant' | 'agent' {
  if (source === PERSON) return 'user';
  return source === ASSISTANT ? 'assistant' : 'agent';
}
