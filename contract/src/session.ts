import { z } from 'zod';

export const SessionStateSchema = z
  .object({
    required: z.boolean().meta({ description: 'Whether this server requires a token.' }),
    signed_in: z.boolean().meta({ description: 'Whether this browser has a session.' }),
  })
  .meta({ id: 'SessionState' });
export type SessionState = z.infer<typeof SessionStateSchema>;

export const SignInSchema = z
  .strictObject({
    token: z.string().min(1).max(256).meta({
      description: 'The access token, or the one-time code of the printed address.',
      example: 'YOUR_ACCESS_TOKEN',
    }),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignInSchema>;

/** The body of a request that needs no fields. */
export const EmptySchema = z.strictObject({}).meta({ id: 'Empty' });
