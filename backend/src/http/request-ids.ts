import type { IncomingMessage } from 'node:http';
import type { NewId } from '../kernel/ids.ts';

export const REQUEST_ID_HEADER = 'x-request-id';

/** What may stand in a log line and in an answer as it came. */
const SANE = /^[\w.:-]{8,64}$/;

/** Keeps the id that a proxy gave a request where it is a sane one, and otherwise gives it one. */
export const requestIds =
  (newId: NewId) =>
  ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
    const given = headers[REQUEST_ID_HEADER];
    return typeof given === 'string' && SANE.test(given) ? given : newId();
  };
