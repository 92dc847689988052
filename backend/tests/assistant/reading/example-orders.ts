import { readFileSync } from 'node:fs';
import { createNames, type Names } from '../../../src/assistant/reading/language/names.ts';
import { type Reading, readMessage } from '../../../src/assistant/reading/reader.ts';
import { readPhrasings } from '../models/offline/phrasings.ts';
import { openExampleAccount } from '../support.ts';

/** Messages of the tables that lead to actions without the messages before them. */
export const exampleOrders = (): readonly string[] =>
  ['phrasings.md', 'everyday.md'].flatMap((table) =>
    readPhrasings(table)
      .filter(({ said, actions }) => said.length === 1 && actions.length > 0)
      .flatMap(({ said }) => said),
  );

/** Returns a reader for an account with the positions and the watchlist of the tables. */
export async function exampleReader(): Promise<(message: string) => Reading> {
  const names = await exampleNames();
  return (message) => readMessage(message, names);
}

/** Returns what an account with the positions and the watchlist of the tables calls instruments. */
export async function exampleNames(): Promise<Names> {
  let close = (): void => undefined;
  const services = await openExampleAccount({
    atEnd: (closeConnection) => {
      close = closeConnection;
    },
  });
  const names = createNames(await services.context());
  close();
  return names;
}

/** Returns the commands of a message as one string; null if there are none. */
export const outcomeOf = (reading: Reading): string | null =>
  reading.kind === 'commands'
    ? JSON.stringify(reading.commands, (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      )
    : null;

export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const file = (name: string): string =>
  readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
