import { type DestinationStream, type Logger, pino } from 'pino';

const SHORTEST_SECRET = 4;

/**
 * Creates the logger. Replaces every secret in each line before the line is written, including in
 * text from errors and libraries.
 */
export function createLogger(
  level: string,
  secrets: readonly string[],
  destination: DestinationStream,
): Logger {
  // The secrets as they appear inside a JSON string.
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  const streamWrite = (line: string): string =>
    forms.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line);
  return pino({ level, hooks: { streamWrite } }, destination);
}
