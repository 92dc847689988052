export interface RequestOrder {
  /** Registers a request; returns whether no other one was registered, and none invalidated, since. */
  begin(): () => boolean;
  /** Makes the answers of all requests under way outdated, because what they ask for has changed. */
  invalidate(): void;
}

/** Tells the answer to the latest request from answers that a later request has overtaken. */
export function createRequestOrder(): RequestOrder {
  let latest = 0;
  return {
    begin() {
      const own = ++latest;
      return () => own === latest;
    },
    invalidate() {
      latest += 1;
    },
  };
}
