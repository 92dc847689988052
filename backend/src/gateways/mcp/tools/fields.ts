import { type Ticker, TickerSchema } from '@finally/contract';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../../kernel/result.ts';

/**
 * Fields of answers. The schemas of the tools name the fields that are always there and leave the rest
 * open: the API describes them in full, and a model pays for every word of a schema in each conversation.
 */
export const TextSchema = z.string();
export const RecordSchema = z.looseObject({});
export const ListSchema = z.array(z.looseObject({}));

export const TickerTextSchema = z.string().max(16);

/** Reads a ticker as people write it. */
export function readTicker(text: string): Result<Ticker, 'unknown_ticker'> {
  const ticker = TickerSchema.safeParse(text);
  return ticker.success ? ok(ticker.data) : refuse('unknown_ticker', `"${text}" is not a ticker.`);
}
