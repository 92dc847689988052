import type { IncomingMessage } from 'node:http';
import type { NewId } from '../../kernel/ids.ts';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Ids that are safe to copy into log lines and answers. */
const SANE = /^[\w.:-]{8,64}$/;

/** Returns the request id from a proxy if it is valid, and otherwise a new one. */
export const requestIds =
  (newId: NewId) =>
  ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
    const given = headers[REQUEST_ID_HEADER];
    return typeof given === 'string' && SANE.test(given) ? given : newId();
  };
