import type { FieldIssue, ProblemCode, Ticker } from '@finally/contract';

/** Either a value or the reason why there is none. Exceptions are reserved for bugs. */
export type Outcome<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** Either a value or a refusal. A function names the codes it refuses with: `Result<Fill, TradeRefusal>`. */
export type Result<Value, Code extends ProblemCode> = Outcome<Value, Refusal<Code>>;

/** Why a request was refused: a stable code, and a sentence for people. */
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
