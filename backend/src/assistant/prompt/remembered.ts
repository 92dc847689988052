import type { AssistantContext } from '../models/model.ts';
import { estimateTokens } from './tokens.ts';

/** Token limit for what is remembered; limits come first, then the newest. */
const TOKENS_MAX = 600;

/** Describes what the person asked to be remembered, one thing per line; null if nothing is. */
export function describeRemembered({
  remembered = [],
}: Pick<AssistantContext, 'remembered'>): string | null {
  const enforced = remembered.filter(({ limit }) => limit !== null);
  const others = remembered.filter(({ limit }) => limit === null);
  const lines: string[] = [];
  let tokens = 0;
  for (const { text, kind, limit, created_at } of [...enforced, ...others]) {
    const line = `${limit ? 'enforced' : kind}, ${created_at.slice(0, 10)}: ${text.replaceAll(/\s+/g, ' ')}`;
    tokens += estimateTokens(line);
    if (tokens > TOKENS_MAX) break;
    lines.push(line);
  }
  const more = remembered.length - lines.length;
  if (lines.length === 0) return null;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
