import type { Connection, Inspection } from './port.ts';

/** A database that is looked at, for stores that would also write: whatever writes throws. */
export function readOnlyConnection(inspection: Inspection): Connection {
  const refuse = (): never => {
    throw new Error('this database is only looked at');
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
    onAccountEvents: () => undefined,
    blockingTransaction: refuse,
    isLocked: () => false,
    writeFailure: () => undefined,
    probe: () => undefined,
  };
}
