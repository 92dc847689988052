import { z } from 'zod';
import { CHAT_PHASES } from '../rules/assistant-progress.ts';

export const ChatStepSchema = z
  .object({
    id: z.string(),
    tool: z.string().meta({ example: 'bars' }),
    title: z.string().meta({
      description: 'What was looked up, in plain words.',
      example: 'Daily prices of NVDA, the last 20',
    }),
    outcome: z.enum(['running', 'done', 'failed']).meta({
      description: 'failed: the model got the reason and could go on.',
    }),
    took_ms: z.int().nonnegative().nullable().meta({ description: 'Null while it runs.' }),
  })
  .meta({
    id: 'ChatStep',
    description: 'Something that a model looked up to answer a message. It changes nothing.',
  });
export type ChatStep = z.infer<typeof ChatStepSchema>;

export const ChatStepDetailSchema = ChatStepSchema.extend({
  arguments: z.string().meta({ description: 'As the model sent them: JSON, if it is valid.' }),
  result: z.string().meta({ description: 'The text that the model received.' }),
}).meta({ id: 'ChatStepDetail' });
export type ChatStepDetail = z.infer<typeof ChatStepDetailSchema>;

export const ChatStepParamsSchema = z.strictObject({ id: z.string().min(1).max(64) });

export const ChatProgressSchema = z
  .object({
    answer_id: z.string().meta({
      description: 'The id that the answer will have. Another attempt has another one.',
    }),
    message: z.string().meta({ description: 'The message that is being answered.' }),
    client_message_id: z.string().nullable(),
    revision: z.int().nonnegative().meta({
      description: 'Increases with each state of an attempt; a smaller one is out of date.',
    }),
    phase: z.enum(CHAT_PHASES).meta({
      description:
        'reading, looking_up, planning, placing, checking; `done` is sent once, when the message is answered, has failed or was canceled.',
    }),
    elapsed_ms: z.int().nonnegative().meta({ description: 'Since the server began with it.' }),
    steps: z.array(ChatStepSchema).meta({ description: 'Oldest first.' }),
    words: z.string().meta({
      description:
        'The beginning of the text that the model is writing, neither checked nor final. Nothing was done because of it.',
    }),
  })
  .meta({ id: 'ChatProgress', description: 'How far the assistant is with a message.' });
export type ChatProgress = z.infer<typeof ChatProgressSchema>;
