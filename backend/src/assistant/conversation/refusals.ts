import { refuse } from '../../kernel/result.ts';

export const cancelled = () => refuse('cancelled', 'You cancelled this message; nothing was done.');

export const idConflict = () =>
  refuse(
    'client_message_id_conflict',
    'This client message id was used for a different message. Use a new one.',
  );

export const notReceived = () =>
  refuse('message_not_received', 'The server has not received this message. Nothing was done.');

export const shuttingDown = () => refuse('shutting_down', 'FinAlly is shutting down.');
