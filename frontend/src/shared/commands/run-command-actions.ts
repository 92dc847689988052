import { commandsStore } from './commands-store';

/** Runs a command if it exists and is enabled; returns whether it did. */
export const runCommand = (id: string): boolean => commandsStore.run(id);
