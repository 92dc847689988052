import { type DestinationStream, type Logger, pino } from 'pino';

const SHORTEST_SECRET = 4;

/**
 * The log, in which no secret ever stands: whatever an error or a library
 * brings along, each line is searched before it is written.
 */
export function createLogger(
  level: string,
  secrets: readonly string[],
  destination: DestinationStream,
): Logger {
  // As it would stand in JSON.
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  const streamWrite = (line: string): string =>
    forms.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line);
  return pino({ level, hooks: { streamWrite } }, destination);
}
