import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { FILL_PROFILE_NAMES } from '@finally/contract';
import { z } from 'zod';

/** An empty value in `.env` means that the setting is not set. */
const unsetWhenBlank = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unsetWhenBlank, schema);

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

/** Characters allowed in an HTTP header; others would fail only with the first request. */
const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/);

const list = (fits: (entry: string) => boolean) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .transform((entries) => entries.filter((entry) => entry !== ''))
    .refine((entries) => entries.every(fits));

const isHost = (text: string): boolean =>
  /^(\[[0-9a-f:.]+\]|[a-z0-9]([\w.-]*[a-z0-9])?)(:\d{1,5})?$/i.test(text);

/** An address, or a network such as `10.0.0.0/8`. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const bits_max = isIP(address) === 6 ? 128 : 32;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= bits_max);
  return isIP(address) !== 0 && fits && more.length === 0;
};

/** Shorter tokens could be guessed in spite of the rate limit. */
const token = key.refine((text) => text.length >= 12 && text.length <= 256);

const httpUrl = z.url({ protocol: /^https?$/ });

/** Every setting: its schema, and the allowed values for the error message. */
const SETTINGS = {
  PORT: [wholeNumber(0, 65_535).default(8000), 'a port, 0 to 65535'],
  HOST: [
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    'an address or host name',
  ],
  DATABASE_PATH: [z.string().default('db/finally.db'), 'a file path'],
  OPENROUTER_API_KEY: [key.optional(), 'a key from openrouter.ai'],
  LLM_MODEL: [z.string().default('openrouter/openai/gpt-oss-120b'), 'the name of a model'],
  LLM_BASE_URL: [httpUrl.optional(), 'an http or https address'],
  LLM_API_KEY: [key.optional(), 'a key'],
  LLM_TOOL_STEPS_MAX: [wholeNumber(0, 20).default(6), 'a whole number, 0 (no tools) to 20'],
  LLM_TOOL_SECONDS_MAX: [wholeNumber(1, 120).default(20), 'whole seconds, 1 to 120'],
  LLM_TOOL_TOKENS_MAX: [wholeNumber(500, 100_000).default(8_000), 'a whole number, 500 to 100000'],
  LLM_MOCK: [z.stringbool().default(false), 'true or false'],
  SIM_SEED: [wholeNumber(0, 2 ** 32 - 1).optional(), 'a whole number, 0 to 4294967295'],
  SIM_MODEL: [z.enum(['market', 'gbm']).default('market'), 'market or gbm'],
  FILL_PROFILE: [z.enum(FILL_PROFILE_NAMES).default('realistic'), 'ideal, realistic or harsh'],
  MASSIVE_API_KEY: [key.optional(), 'a key from massive.com'],
  MASSIVE_BASE_URL: [httpUrl.default('https://api.massive.com'), 'an http or https address'],
  MASSIVE_POLL_SECONDS: [wholeNumber(1, 3600).default(15), 'whole seconds, 1 to 3600'],
  MARKET_REPLAY: [z.string().optional(), 'the path of a CSV file of ticker,time,price,volume'],
  MARKET_REPLAY_SPEED: [
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .default('1')
      .transform(Number)
      .refine((value) => value <= 1_000_000),
    'a number, 0 (as fast as it goes) to 1000000',
  ],
  STREAM_CLIENTS_MAX: [wholeNumber(1, 1_000_000).default(10_000), 'a whole number, 1 to 1000000'],
  STREAM_CLIENTS_PER_ADDRESS_MAX: [
    wholeNumber(1, 1_000_000).optional(),
    'a whole number, 1 to 1000000',
  ],
  ALPACA_GATEWAY: [z.enum(['on', 'off']).default('on'), 'on or off'],
  ALPACA_REQUESTS_PER_MINUTE_MAX: [
    wholeNumber(0, 1_000_000).default(200),
    'a whole number, 0 (no limit) to 1000000',
  ],
  ALPACA_TLS_PORT: [wholeNumber(0, 65_535).optional(), 'a whole number, 0 to 65535'],
  ALPACA_TLS_CERT: [z.string().optional(), 'the path of a certificate in PEM'],
  ALPACA_TLS_KEY: [z.string().optional(), 'the path of its private key in PEM'],
  FINALLY_AUTH: [z.enum(['auto', 'on', 'off']).default('auto'), 'auto, on or off'],
  FINALLY_TOKEN: [token.optional(), '12 to 256 printable characters without blanks'],
  FINALLY_HOSTS: [list(isHost), 'host names, with a port where one is seen, between commas'],
  FINALLY_PROXIES: [list(isNetwork), 'addresses, or networks as 10.0.0.0/8, between commas'],
  CHAT_REQUESTS_PER_MINUTE_MAX: [
    wholeNumber(1, 1_000_000).default(60),
    'a whole number, 1 to 1000000',
  ],
  REQUEST_TIMEOUT_SECONDS: [wholeNumber(1, 300).default(30), 'whole seconds, 1 to 300'],
  LOG_LEVEL: [
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    'fatal, error, warn, info, debug, trace or silent',
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Settings = { [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name][0]> };

/** Keys are never shown, not even invalid ones. */
const SECRETS: ReadonlySet<string> = new Set([
  'OPENROUTER_API_KEY',
  'LLM_API_KEY',
  'MASSIVE_API_KEY',
  'FINALLY_TOKEN',
]);

/** The configuration of the server. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database_path: string;
  readonly log_level: Settings['LOG_LEVEL'];
  readonly market: {
    readonly sim_seed: number | undefined;
    readonly sim_model: Settings['SIM_MODEL'];
    /** Real prices; undefined without a key. */
    readonly massive:
      | { readonly api_key: string; readonly base_url: string; readonly poll_seconds: number }
      | undefined;
    /** Recorded prices; undefined without a recording. */
    readonly replay: { readonly path: string; readonly speed: number } | undefined;
  };
  /** How the orders of a new account are filled. */
  readonly fill_profile: Settings['FILL_PROFILE'];
  readonly stream: {
    readonly clients_max: number;
    /** Undefined: no limit for this machine, and one for others. */
    readonly clients_per_address_max: number | undefined;
  };
  /** What speaks Alpaca's protocol to programs. */
  readonly alpaca: {
    readonly gateway: Settings['ALPACA_GATEWAY'];
    /** Of one account; 0 for any number. */
    readonly requests_per_minute_max: number;
    /** Serves everything over TLS too; undefined: not. */
    readonly tls:
      | {
          readonly port: number;
          /** Undefined: one is generated. */
          readonly certificate:
            | { readonly cert_path: string; readonly key_path: string }
            | undefined;
        }
      | undefined;
  };
  readonly access: {
    /** `auto` requires a token if others could reach the server. */
    readonly auth: Settings['FINALLY_AUTH'];
    readonly token: string | undefined;
    readonly hosts: readonly string[];
    readonly proxies: readonly string[];
  };
  readonly limits: {
    readonly chat_per_minute: number;
    /** Time limit for a request to arrive. */
    readonly request_timeout_ms: number;
  };
  readonly assistant: {
    readonly llm_model: string;
    readonly llm_base_url: string | undefined;
    readonly llm_api_key: string | undefined;
    readonly openrouter_api_key: string | undefined;
    readonly llm_mock: boolean;
    /** What a model may look up for one answer. */
    readonly lookups: {
      readonly steps_max: number;
      readonly time_ms_max: number;
      readonly tokens_max: number;
    };
  };
}

/** Thrown if settings are invalid. The message has one line for each and can be shown. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function tlsOf(settings: Settings): Config['alpaca']['tls'] {
  const { ALPACA_TLS_PORT: port, ALPACA_TLS_CERT: cert_path, ALPACA_TLS_KEY: key_path } = settings;
  if (port === undefined) return undefined;
  return { port, certificate: cert_path && key_path ? { cert_path, key_path } : undefined };
}

/**
 * Parses the settings of an environment.
 *
 * @throws ConfigError naming every invalid setting, its value and the allowed values
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const lines: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, [schema, allowed]] of Object.entries(SETTINGS)) {
    const parsed = setting(schema).safeParse(environment[name]);
    if (parsed.success) values[name] = parsed.data;
    else {
      const given = SECRETS.has(name) ? 'not usable' : `"${environment[name]}"`;
      lines.push(`${name} is ${given}, but it may be ${allowed}.`);
    }
  }
  if (values['FINALLY_AUTH'] === 'off' && values['FINALLY_TOKEN'] !== undefined) {
    lines.push(
      'FINALLY_AUTH is "off" and FINALLY_TOKEN is set, which nobody would be asked for. ' +
        'Set FINALLY_AUTH to on, or leave FINALLY_TOKEN out.',
    );
  }
  if ((values['ALPACA_TLS_CERT'] === undefined) !== (values['ALPACA_TLS_KEY'] === undefined)) {
    lines.push('ALPACA_TLS_CERT and ALPACA_TLS_KEY belong together: set both, or none.');
  }
  if (lines.length > 0) throw new ConfigError(lines.join('\n'));

  const settings = values as Settings;
  return {
    port: settings.PORT,
    host: settings.HOST,
    database_path: settings.DATABASE_PATH,
    log_level: settings.LOG_LEVEL,
    market: {
      sim_seed: settings.SIM_SEED,
      sim_model: settings.SIM_MODEL,
      massive: settings.MASSIVE_API_KEY
        ? {
            api_key: settings.MASSIVE_API_KEY,
            base_url: settings.MASSIVE_BASE_URL,
            poll_seconds: settings.MASSIVE_POLL_SECONDS,
          }
        : undefined,
      replay: settings.MARKET_REPLAY
        ? { path: settings.MARKET_REPLAY, speed: settings.MARKET_REPLAY_SPEED }
        : undefined,
    },
    fill_profile: settings.FILL_PROFILE,
    stream: {
      clients_max: settings.STREAM_CLIENTS_MAX,
      clients_per_address_max: settings.STREAM_CLIENTS_PER_ADDRESS_MAX,
    },
    alpaca: {
      gateway: settings.ALPACA_GATEWAY,
      requests_per_minute_max: settings.ALPACA_REQUESTS_PER_MINUTE_MAX,
      tls: tlsOf(settings),
    },
    access: {
      auth: settings.FINALLY_AUTH,
      token: settings.FINALLY_TOKEN,
      hosts: settings.FINALLY_HOSTS,
      proxies: settings.FINALLY_PROXIES,
    },
    limits: {
      chat_per_minute: settings.CHAT_REQUESTS_PER_MINUTE_MAX,
      request_timeout_ms: settings.REQUEST_TIMEOUT_SECONDS * 1000,
    },
    assistant: {
      llm_model: settings.LLM_MODEL,
      llm_base_url: settings.LLM_BASE_URL,
      llm_api_key: settings.LLM_API_KEY,
      openrouter_api_key: settings.OPENROUTER_API_KEY,
      llm_mock: settings.LLM_MOCK,
      lookups: {
        steps_max: settings.LLM_TOOL_STEPS_MAX,
        time_ms_max: settings.LLM_TOOL_SECONDS_MAX * 1000,
        tokens_max: settings.LLM_TOOL_TOKENS_MAX,
      },
    },
  };
}

/** Where the program `mcp` finds the server, and the key that it sends. */
export interface BridgeConfig {
  readonly url: string;
  readonly api_key: string;
}

/**
 * Returns what the program `mcp` needs, from the environment that its client gives it.
 *
 * @throws ConfigError
 */
export function loadBridgeConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): BridgeConfig {
  const { FINALLY_API_KEY: api_key = '', FINALLY_URL: url = DEFAULT_URL } = environment;
  if (!/^[\x21-\x7e]+$/.test(api_key)) {
    throw new ConfigError('FINALLY_API_KEY must be a key of an account, such as finally_…');
  }
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new ConfigError(`FINALLY_URL must be an address such as ${DEFAULT_URL}, not "${url}".`);
  }
  return { url, api_key };
}

const DEFAULT_URL = 'http://localhost:8000';

/** Returns every secret in the settings; they must not be written anywhere. */
export const secretsOf = ({ market, access, assistant }: Config): string[] =>
  [
    assistant.openrouter_api_key,
    assistant.llm_api_key,
    market.massive?.api_key,
    access.token,
  ].filter((secret) => secret !== undefined);

/**
 * Returns the configuration from the process's environment and, for settings that are missing
 * there, from `.env` in the current folder.
 *
 * @throws ConfigError as `parseConfig` does
 */
export function loadConfig(): Config {
  const file = resolve('.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return parseConfig(process.env);
}
