import { z } from 'zod';

/** A message that the page offers to send. */
export const ChatSuggestionSchema = z
  .object({
    kind: z.enum(['morning_brief']),
    message: z.string().meta({ example: 'Morning brief' }),
    day: z.iso.date().meta({ description: 'The trading day, in UTC.', example: '2026-02-11' }),
  })
  .meta({ id: 'ChatSuggestion' });
export type ChatSuggestion = z.infer<typeof ChatSuggestionSchema>;

export const ChatSuggestionsSchema = z
  .object({
    suggestion: ChatSuggestionSchema.nullable().meta({
      description: 'Null once it was dismissed or taken up on this day.',
    }),
  })
  .meta({ id: 'ChatSuggestions' });
export type ChatSuggestions = z.infer<typeof ChatSuggestionsSchema>;

export const DismissSuggestionSchema = z
  .strictObject({
    day: z.iso.date().meta({
      description: 'The day of the suggestion that was shown; one of a later day stays.',
      example: '2026-02-11',
    }),
  })
  .meta({ id: 'DismissSuggestion' });
export type DismissSuggestion = z.infer<typeof DismissSuggestionSchema>;
