import type { FieldIssue, ProblemCode, Ticker } from '@finally/contract';

/** Either a value or the reason why there is none. Exceptions are reserved for bugs. */
export type Result<Value, Failure = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** Why a request was refused: a stable code, and a sentence for people. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly issues?: readonly FieldIssue[];
  readonly suggestions?: readonly { readonly ticker: Ticker; readonly name: string }[];
}

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const refuse = (
  code: ProblemCode,
  detail: string,
  more: Omit<Refusal, 'code' | 'detail'> = {},
): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error: { code, detail, ...more },
});
