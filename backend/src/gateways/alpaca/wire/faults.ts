import type { ProblemCode } from '@finally/contract';
import type { FastifyReply } from 'fastify';
import type { Outcome, Refusal } from '../../../kernel/result.ts';

/** An error as Alpaca's clients read it. They branch on status and code, and some on the message. */
export interface Fault {
  readonly status: number;
  /** Eight digits. */
  readonly code: number;
  readonly message: string;
  /** Further fields of the body, such as `buying_power`. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Either a value or a fault. */
export type Answer<Value> = Outcome<Value, Fault>;

/** Almost every code is the status followed by 10000. */
const codeOf = (status: number): number => status * 100_000 + 10_000;

export const fault = (
  status: number,
  message: string,
  more: Fault['more'] = {},
): { readonly ok: false; readonly error: Fault } => ({
  ok: false,
  error: { status, code: codeOf(status), message, more },
});

/** The fault of a request whose fields are invalid: the status is 422, the code begins with 400. */
export const invalid = (
  message: string,
  more: Fault['more'] = {},
): { readonly ok: false; readonly error: Fault } => ({
  ok: false,
  error: { status: 422, code: 40_010_001, message, more },
});

/** Refusals whose status or words differ from those of FinAlly's own API. */
const WORDS: Readonly<Partial<Record<ProblemCode, { status: number; message?: string }>>> = {
  sign_in_required: { status: 401, message: 'unauthorized.' },
  scope_missing: { status: 403, message: 'forbidden. the key may only read' },
  rate_limited: { status: 429, message: 'rate limit exceeded' },
  internal_error: { status: 500, message: 'internal server error' },
  invalid_json: { status: 400, message: 'request body format is invalid' },
  account_archived: { status: 403, message: 'account is archived' },
  order_final: { status: 422 },
  client_order_id_conflict: { status: 422, message: 'client_order_id must be unique' },
};

/** Converts a refusal of FinAlly to a fault. What has no words of Alpaca's keeps FinAlly's sentence. */
export function toFault({ code, detail }: Refusal, status: number): Fault {
  if (code === 'invalid_request') return invalid(detail).error;
  const known = WORDS[code];
  return fault(known?.status ?? status, known?.message ?? detail).error;
}

/** Sends a fault. */
export function sendFault(
  reply: FastifyReply,
  { status, code, message, more }: Fault,
): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ code, message, ...more });
}
