import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../src/config.ts';

const failure = (environment: Record<string, string>): string => {
  try {
    parseConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('the settings were taken');
};

test('without any setting everything has its default', () => {
  expect(parseConfig({})).toEqual({
    port: 8000,
    host: '127.0.0.1',
    database_path: 'db/finally.db',
    log_level: 'info',
    market: { sim_seed: undefined, sim_model: 'market' },
    fill_profile: 'realistic',
    stream: { clients_max: 10_000, clients_per_address_max: undefined },
    alpaca: { gateway: 'on', requests_per_minute_max: 200 },
    access: { auth: 'auto', token: undefined, hosts: [], proxies: [] },
    limits: { chat_per_minute: 60, request_timeout_ms: 30_000 },
    assistant: {
      llm_model: 'openrouter/openai/gpt-oss-120b',
      llm_base_url: undefined,
      llm_api_key: undefined,
      openrouter_api_key: undefined,
      llm_mock: false,
      lookups: { steps_max: 6, time_ms_max: 20_000, tokens_max: 8_000 },
    },
  });
});

test('each setting is read', () => {
  expect(
    parseConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_PATH: '/data/f.db',
      LOG_LEVEL: 'debug',
      SIM_SEED: '4294967295',
      SIM_MODEL: 'gbm',
      FILL_PROFILE: 'harsh',
      STREAM_CLIENTS_MAX: '500',
      STREAM_CLIENTS_PER_ADDRESS_MAX: '20',
      ALPACA_GATEWAY: 'off',
      ALPACA_REQUESTS_PER_MINUTE_MAX: '0',
      FINALLY_AUTH: 'on',
      FINALLY_TOKEN: 'correct-horse',
      FINALLY_HOSTS: 'finally.example.org, box:8443,,[fd00::1]',
      FINALLY_PROXIES: '127.0.0.1,10.0.0.0/8',
      CHAT_REQUESTS_PER_MINUTE_MAX: '5',
      REQUEST_TIMEOUT_SECONDS: '2',
      LLM_MODEL: 'llama3',
      LLM_BASE_URL: 'http://localhost:11434/v1',
      LLM_API_KEY: 'k1',
      OPENROUTER_API_KEY: 'k2',
      LLM_MOCK: 'true',
      LLM_TOOL_STEPS_MAX: '3',
      LLM_TOOL_SECONDS_MAX: '9',
      LLM_TOOL_TOKENS_MAX: '5000',
      SOMETHING_ELSE: 'ignored',
    }),
  ).toEqual({
    port: 0,
    host: '0.0.0.0',
    database_path: '/data/f.db',
    log_level: 'debug',
    market: { sim_seed: 4_294_967_295, sim_model: 'gbm' },
    fill_profile: 'harsh',
    stream: { clients_max: 500, clients_per_address_max: 20 },
    alpaca: { gateway: 'off', requests_per_minute_max: 0 },
    access: {
      auth: 'on',
      token: 'correct-horse',
      hosts: ['finally.example.org', 'box:8443', '[fd00::1]'],
      proxies: ['127.0.0.1', '10.0.0.0/8'],
    },
    limits: { chat_per_minute: 5, request_timeout_ms: 2_000 },
    assistant: {
      llm_model: 'llama3',
      llm_base_url: 'http://localhost:11434/v1',
      llm_api_key: 'k1',
      openrouter_api_key: 'k2',
      llm_mock: true,
      lookups: { steps_max: 3, time_ms_max: 9_000, tokens_max: 5_000 },
    },
  });
});

test('a blank value means that the setting is not made', () => {
  const blank = Object.fromEntries(
    ['PORT', 'HOST', 'DATABASE_PATH', 'LOG_LEVEL', 'SIM_SEED', 'LLM_MODEL', 'LLM_BASE_URL'].map(
      (name, index) => [name, ' '.repeat(index % 3)],
    ),
  );
  expect(parseConfig({ ...blank, LLM_MOCK: '', OPENROUTER_API_KEY: '  ' })).toEqual(
    parseConfig({}),
  );
});

describe('an invalid value is reported in one line with the allowed values', () => {
  test.each([
    ['PORT', '65536', 'a port, 0 to 65535'],
    ['PORT', '-1', 'a port, 0 to 65535'],
    ['PORT', '80.5', 'a port, 0 to 65535'],
    ['PORT', '8e3', 'a port, 0 to 65535'],
    ['PORT', 'http', 'a port, 0 to 65535'],
    ['HOST', 'local host', 'an address or host name'],
    ['SIM_SEED', '4294967296', 'a whole number, 0 to 4294967295'],
    ['SIM_SEED', '1.5', 'a whole number, 0 to 4294967295'],
    ['SIM_MODEL', 'chaos', 'market or gbm'],
    ['FILL_PROFILE', 'Ideal', 'ideal, realistic or harsh'],
    ['LLM_BASE_URL', 'localhost:11434', 'an http or https address'],
    ['LLM_BASE_URL', 'ftp://example.org', 'an http or https address'],
    ['LLM_MOCK', 'maybe', 'true or false'],
    ['ALPACA_GATEWAY', 'maybe', 'on or off'],
    ['ALPACA_REQUESTS_PER_MINUTE_MAX', '-1', 'a whole number, 0 (no limit) to 1000000'],
    ['FINALLY_AUTH', 'no', 'auto, on or off'],
    [
      'FINALLY_HOSTS',
      'https://example.org',
      'host names, with a port where one is seen, between commas',
    ],
    ['FINALLY_PROXIES', 'nginx', 'addresses, or networks as 10.0.0.0/8, between commas'],
    ['FINALLY_PROXIES', '10.0.0.0/33', 'addresses, or networks as 10.0.0.0/8, between commas'],
    ['CHAT_REQUESTS_PER_MINUTE_MAX', '0', 'a whole number, 1 to 1000000'],
    ['REQUEST_TIMEOUT_SECONDS', '0', 'whole seconds, 1 to 300'],
    ['LOG_LEVEL', 'loud', 'fatal, error, warn, info, debug, trace or silent'],
  ])('%s=%s', (name, given, allowed) => {
    expect(failure({ [name]: given })).toBe(`${name} is "${given}", but it may be ${allowed}.`);
  });
});

test('several invalid values are reported together, one per line', () => {
  const lines = failure({ PORT: 'x', SIM_SEED: 'y', LOG_LEVEL: 'z', HOST: '::1' }).split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'SIM_SEED', 'LOG_LEVEL']);
});

test.each(['OPENROUTER_API_KEY', 'LLM_API_KEY', 'FINALLY_TOKEN'])(
  '%s is never shown, not even a wrong one',
  (name) => {
    expect(failure({ PORT: 'x', [name]: 'sk-secret' })).not.toContain('sk-');
    for (const wrong of ['sk-one sk-two', 'sk-schlüssel', 'sk-\u0000', 'sk-a\nsk-b']) {
      const message = failure({ [name]: wrong });
      expect(message).toMatch(new RegExp(`^${name} is not usable, but it may be .*\\.$`));
      expect(message).not.toContain('sk-');
    }
  },
);

test('blanks around a key are left out', () => {
  expect(parseConfig({ LLM_API_KEY: ' sk-secret\n' }).assistant.llm_api_key).toBe('sk-secret');
});

test('a token that nobody would be asked for is refused', () => {
  const off = { FINALLY_AUTH: 'off', FINALLY_TOKEN: 'correct-horse' };
  expect(() => parseConfig(off)).toThrow(/FINALLY_AUTH is "off" and FINALLY_TOKEN is set/);
  expect(() => parseConfig(off)).not.toThrow(/correct-horse/);
  expect(parseConfig({ ...off, FINALLY_AUTH: 'on' }).access.auth).toBe('on');
  expect(parseConfig({ FINALLY_AUTH: 'off' }).access.auth).toBe('off');
});
