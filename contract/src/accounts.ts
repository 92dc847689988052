import { z } from 'zod';
import { FillProfileSchema } from './orders/order-fields.ts';
import {
  ACCOUNT_COLORS,
  ACCOUNT_SENTENCES,
  API_KEY_SCOPES,
  accountNameFault,
  FEE_SCHEDULES,
  keyLabelFault,
  STARTING_CASH_DEFAULT,
  STARTING_CASH_MAX,
  STARTING_CASH_MIN,
} from './rules/account-terms.ts';
import { MoneySchema, TimestampSchema } from './scalars.ts';

const textWithout = (faultOf: (text: string) => string | null) =>
  z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = faultOf(text);
      if (message) context.addIssue({ code: 'custom', message });
    });

const AccountNameSchema = textWithout(accountNameFault).meta({
  description: 'Unique, ignoring case.',
  example: 'Swing',
});

const AccountColorSchema = z.enum(ACCOUNT_COLORS);

const FeesSchema = z
  .array(z.enum(FEE_SCHEDULES))
  .max(FEE_SCHEDULES.length)
  .refine((fees) => new Set(fees).size === fees.length, 'Name each schedule once.')
  .meta({
    description:
      'What orders are charged: `us_retail` the SEC and FINRA fees on sales, `ib_fixed` a commission on each order; empty for nothing.',
    example: ['us_retail'],
  });

const StartingCashSchema = MoneySchema.min(STARTING_CASH_MIN, ACCOUNT_SENTENCES.cash)
  .max(STARTING_CASH_MAX, ACCOUNT_SENTENCES.cash)
  .refine((cash) => Number(cash.toFixed(2)) === cash, ACCOUNT_SENTENCES.cash);

export const AccountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    color: AccountColorSchema,
    kind: z.enum(['cash', 'margin']),
    is_default: z
      .boolean()
      .meta({ description: 'Whether paths that name no account mean this one.' }),
    starting_cash: MoneySchema,
    cash_balance: MoneySchema,
    total_value: MoneySchema,
    fill_profile: FillProfileSchema,
    fees: FeesSchema,
    ledger: z.int().meta({ description: 'One more than the number of resets.' }),
    created_at: TimestampSchema,
    opened_at: TimestampSchema.meta({ description: 'When the current ledger was opened.' }),
    archived_at: TimestampSchema.nullable(),
    forked_from: z
      .string()
      .nullable()
      .meta({ description: 'The account that it is a copy of; null if it is none.' }),
    forked_at: TimestampSchema.nullable(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof AccountSchema>;

export const AccountsSchema = z
  .object({
    accounts: z.array(AccountSchema).meta({
      description: 'The default account first, then in the order in which they were made.',
    }),
  })
  .meta({ id: 'Accounts' });
export type Accounts = z.infer<typeof AccountsSchema>;

/** A ledger that a reset closed. */
export const ClosedLedgerSchema = z
  .object({
    ledger: z.int(),
    starting_cash: MoneySchema,
    fill_profile: FillProfileSchema,
    opened_at: TimestampSchema.nullable().meta({
      description: 'Null if an earlier version closed it.',
    }),
    closed_at: TimestampSchema.nullable(),
    trades: z.int().meta({
      description: 'How many there are; `GET /api/portfolio/trades?ledger=` lists them.',
    }),
  })
  .meta({ id: 'ClosedLedger' });
export type ClosedLedger = z.infer<typeof ClosedLedgerSchema>;

export const AccountDetailsSchema = AccountSchema.extend({
  closed_ledgers: z.array(ClosedLedgerSchema).meta({ description: 'Newest first.' }),
}).meta({ id: 'AccountDetails' });
export type AccountDetails = z.infer<typeof AccountDetailsSchema>;

const TERMS = {
  starting_cash: StartingCashSchema.optional(),
  fill_profile: FillProfileSchema.optional(),
  fees: FeesSchema.optional(),
};

export const AccountRequestSchema = z
  .strictObject({
    name: AccountNameSchema,
    color: AccountColorSchema.optional().meta({
      description: 'The one that the fewest accounts have by default.',
    }),
    starting_cash: StartingCashSchema.default(STARTING_CASH_DEFAULT),
    fill_profile: FillProfileSchema.default('realistic'),
    fees: FeesSchema.optional().meta({ description: 'Those of the fill profile by default.' }),
  })
  .meta({
    id: 'AccountRequest',
    example: { name: 'Swing', starting_cash: 25_000, fill_profile: 'realistic' },
  });
export type AccountRequest = z.infer<typeof AccountRequestSchema>;
export type SentAccount = z.input<typeof AccountRequestSchema>;

export const AccountChangesSchema = z
  .strictObject({ name: AccountNameSchema.optional(), color: AccountColorSchema.optional() })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
    error: 'Send a name or a color.',
  })
  .meta({ id: 'AccountChanges', example: { name: 'Day trading' } });
export type AccountChanges = z.infer<typeof AccountChangesSchema>;

export const AccountResetSchema = z
  .strictObject(TERMS)
  .meta({ id: 'AccountReset', description: 'What is left out stays as it is.', example: {} });
export type AccountReset = z.infer<typeof AccountResetSchema>;

export const AccountForkSchema = z
  .strictObject({ name: AccountNameSchema, color: AccountColorSchema.optional() })
  .meta({ id: 'AccountFork', example: { name: 'What if' } });
export type AccountFork = z.infer<typeof AccountForkSchema>;

export const AccountErasureSchema = z
  .strictObject({
    name: z.string().meta({ description: 'The name of the account, as a confirmation.' }),
  })
  .meta({ id: 'AccountErasure', example: { name: 'Swing' } });

export const ApiKeyScopeSchema = z.enum(API_KEY_SCOPES).meta({
  description: '`read` looks; `trade` also places orders and changes what belongs to the account.',
});

const AsksPersonSchema = z.boolean().meta({
  description:
    'Whether an MCP client with this key may ask the person for approval itself. If not, what needs an approval waits in the terminal.',
});

export const ApiKeySchema = z
  .object({
    id: z.string(),
    label: z.string(),
    scope: ApiKeyScopeSchema,
    asks_person: AsksPersonSchema,
    source: z.string().meta({
      description: 'The `source` of the orders that were placed with it.',
      example: 'key:k7d0q2m4',
    }),
    created_at: TimestampSchema,
    last_used_at: TimestampSchema.nullable().meta({
      description: 'To the minute; null if it was never used.',
    }),
    revoked_at: TimestampSchema.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKeySchema>;

/** The protocols of others that programs may speak to the server, besides its own. */
export const GatewaySchema = z.enum(['alpaca', 'mcp']);
export type Gateway = z.infer<typeof GatewaySchema>;

export const ApiKeysSchema = z
  .object({
    keys: z.array(ApiKeySchema).meta({ description: 'newest first' }),
    gateways: z
      .array(GatewaySchema)
      .meta({ description: 'protocols of others that the server speaks, besides its own' }),
  })
  .meta({ id: 'ApiKeys' });
export type ApiKeys = z.infer<typeof ApiKeysSchema>;

export const ApiKeyRequestSchema = z
  .strictObject({
    label: textWithout(keyLabelFault),
    scope: ApiKeyScopeSchema,
    asks_person: AsksPersonSchema.optional(),
  })
  .meta({ id: 'ApiKeyRequest', example: { label: 'My bot', scope: 'trade' } });
export type ApiKeyRequest = z.infer<typeof ApiKeyRequestSchema>;

export const NewApiKeySchema = z
  .object({
    key: ApiKeySchema,
    secret: z.string().meta({
      description: 'Send it as a bearer token. It is stored as a hash and never shown again.',
      example: 'YOUR_API_KEY',
    }),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKeySchema>;

export const ApiKeyParamsSchema = z.strictObject({ key: z.string().max(64) });
