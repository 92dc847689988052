import type {
  InputRequiredResult,
  ServerContext,
  StandardSchemaWithJSON,
} from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { describeIssue } from '../../../kernel/http/validation-sentences.ts';
import { type Refusal, refuse } from '../../../kernel/result.ts';
import type { Session } from '../session.ts';
import { shortSchema } from './short-schema.ts';

/** What a tool may answer: a value, a refusal, or a question to the person. */
export type ToolAnswer =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly error: Refusal }
  | { readonly asks: InputRequiredResult };

/** A tool as it is written down. */
export interface ToolDeclaration<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly description: string;
  /** The scope that a key needs; tools of scopes that it lacks are not listed. */
  readonly scope: 'read' | 'trade';
  /** What the tool does besides reading; absent for a tool that only reads. */
  readonly writes?: { readonly destroys: boolean; readonly repeats: boolean };
  readonly input: Input;
  readonly output: z.ZodObject;
  call(session: Session, given: z.output<Input>, context: ServerContext): Promise<ToolAnswer>;
}

/** A tool as the gateway lists and calls it. */
export interface Tool extends Omit<ToolDeclaration, 'input' | 'output'> {
  readonly input: StandardSchemaWithJSON;
  readonly output: StandardSchemaWithJSON;
}

/** Prepares a tool; the type of its arguments is that of its input. */
export const tool = <Input extends z.ZodObject>(declared: ToolDeclaration<Input>): Tool => ({
  ...(declared as unknown as ToolDeclaration),
  input: shortSchema(declared.input, 'input'),
  output: shortSchema(declared.output, 'output'),
});

/** Reads arguments with a schema of the contract, whose sentences are those of the API. */
export function readWith<Schema extends z.ZodType>(schema: Schema, given: unknown) {
  const read = schema.safeParse(given);
  if (read.success) return { ok: true, value: read.data as z.output<Schema> } as const;
  const issues = read.error.issues.map((issue) => {
    const path = issue.path.join('.');
    const { code: keyword, message, ...params } = issue;
    return { path, message: describeIssue(path, { keyword, message, params }) };
  });
  const detail = [...new Set(issues.map(({ message }) => message))].join(' ');
  return refuse('invalid_request', detail, { issues });
}
