import { z } from 'zod';

/** Accounts that one stream can follow. */
const ACCOUNTS_MAX = 50;

const PLACE = /^([A-Za-z0-9-]{1,64})(?::(\d{1,15}))?$/;

/** The accounts that a stream follows, each with the last event that the client has; undefined for none. */
export type Cursors = ReadonlyMap<string, number | undefined>;

/** Reads accounts with their last events, such as `default:12,swing`. Returns undefined for other text. */
export function readCursors(text: string): Cursors | undefined {
  const cursors = new Map<string, number | undefined>();
  for (const part of text.split(',')) {
    const [whole, account_id, sequence] = PLACE.exec(part) ?? [];
    if (whole === undefined || account_id === undefined) return undefined;
    cursors.set(account_id, sequence === undefined ? undefined : Number(sequence));
  }
  return cursors.size > ACCOUNTS_MAX ? undefined : cursors;
}

/** Writes the last events of accounts; those of which none is known are left out. */
export const writeCursors = (cursors: Cursors): string =>
  [...cursors]
    .filter(([, sequence]) => sequence !== undefined)
    .map(([account_id, sequence]) => `${account_id}:${sequence}`)
    .join(',');

export const FollowedAccountsSchema = z.strictObject({
  accounts: z
    .string()
    .max(4_000)
    .refine(
      (text) => readCursors(text) !== undefined,
      `Name 1 to ${ACCOUNTS_MAX} accounts, divided by commas, each with its last event if you have one: default:12,swing.`,
    )
    .optional()
    .meta({
      description:
        'Follows several accounts over one connection: their ids, divided by commas, each with `:` and the last event that you have, if any. The `data` of each event then has the `account_id`, and its `id` has the places in all accounts.',
      example: 'default',
    }),
});
