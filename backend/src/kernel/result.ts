import type { FieldIssue, ProblemCode, Ticker } from '@finally/contract';

/** A value, or the reason why there is none. Exceptions mean bugs. */
export type Outcome<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/**
 * A value, or a refusal with one of the codes named. A function names its own
 * codes: `Result<Fill, TradeRefusal>`; a union of codes that is left out means any.
 */
export type Result<Value, Code extends ProblemCode = ProblemCode> = Outcome<Value, Refusal<Code>>;

/** Why something was not done: a stable code, and a sentence that a person understands. */
export interface Refusal<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  readonly detail: string;
  readonly issues?: readonly FieldIssue[];
  readonly suggestions?: readonly { readonly ticker: Ticker; readonly name: string }[];
}

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const refuse = <const Code extends ProblemCode>(
  code: Code,
  detail: string,
  more: Omit<Refusal, 'code' | 'detail'> = {},
): { readonly ok: false; readonly error: Refusal<Code> } => ({
  ok: false,
  error: { code, detail, ...more },
});
