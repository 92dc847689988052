import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Refusal } from '../../kernel/result.ts';
import { writeAmounts } from './amounts.ts';

/** Returns an answer as structured content, and as the same JSON in text for clients without it. */
export function toToolResult(answer: object): CallToolResult {
  const structuredContent = writeAmounts(answer) as Record<string, unknown>;
  return {
    content: [{ type: 'text', text: JSON.stringify(structuredContent) }],
    structuredContent,
  };
}

/** Returns a refusal as the result of a tool, so that the model reads why and can do better. */
export function toToolError({ code, detail, issues, suggestions }: Refusal): CallToolResult {
  const error = { code, detail, ...(issues && { issues }), ...(suggestions && { suggestions }) };
  return { content: [{ type: 'text', text: JSON.stringify({ error }) }], isError: true };
}
