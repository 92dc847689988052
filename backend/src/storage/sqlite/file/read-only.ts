import type { Connection, Inspection } from './port.ts';

/** Wraps a read-only database as a connection, for stores that could also write. Writing throws. */
export function readOnlyConnection(inspection: Inspection): Connection {
  const refuse = (): never => {
    throw new Error('this database is read-only');
  };
  return {
    get: inspection.get,
    all: inspection.all,
    iterate: inspection.iterate,
    close: inspection.close,
    transaction: async () => refuse(),
    relaxedTransaction: async () => refuse(),
    change: async () => refuse(),
    relaxedChange: async () => refuse(),
    rehearse: async () => refuse(),
    onAccountEvents: () => undefined,
    blockingTransaction: refuse,
    isLocked: () => false,
    writeFailure: () => undefined,
    probe: () => undefined,
  };
}
