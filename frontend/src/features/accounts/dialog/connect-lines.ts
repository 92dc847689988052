import type { Gateway } from '@finally/contract';

/** Where a program finds the server, and what it sends. */
export interface Connection {
  /** The origin of the page, such as `http://localhost:8000`. */
  readonly origin: string;
  readonly key_id: string;
  readonly secret: string;
}

/** A program or library, and the lines that point it at this server. */
export interface ProgramLines {
  readonly name: string;
  /** Undefined: FinAlly's own API. */
  readonly gateway?: Gateway;
  lines(connection: Connection): string;
  /** What else is to be known; undefined if nothing. */
  readonly note?: string;
}

const socket = (origin: string): string => origin.replace(/^http/, 'ws');

const asJson = (value: object): string => JSON.stringify(value, null, 2);

const bearer = (secret: string) => ({ headers: { Authorization: `Bearer ${secret}` } });

/** The programs, in the order in which they are offered. */
export const PROGRAMS: readonly ProgramLines[] = [
  {
    name: 'curl',
    lines: ({ origin, secret }) =>
      `curl -H 'Authorization: Bearer ${secret}' ${origin}/api/portfolio`,
    note: 'Every call is described at /api/docs.',
  },
  {
    name: 'Alpaca: alpaca-py (Python)',
    gateway: 'alpaca',
    lines: ({ origin, key_id, secret }) =>
      [
        'from alpaca.trading.client import TradingClient',
        'from alpaca.data.historical import StockHistoricalDataClient',
        '',
        `KEY, SECRET = "${key_id}", "${secret}"`,
        `trading = TradingClient(KEY, SECRET, url_override="${origin}")`,
        `data = StockHistoricalDataClient(KEY, SECRET, url_override="${origin}")`,
        'print(trading.get_account().equity)',
      ].join('\n'),
    note: `Streams: TradingStream(KEY, SECRET, url_override="ws…/stream") and StockDataStream(KEY, SECRET, url_override="ws…/v2/iex").`,
  },
  {
    name: 'Alpaca: alpaca-trade-api for JavaScript, version 4',
    gateway: 'alpaca',
    lines: ({ origin, key_id, secret }) =>
      [
        'import { Alpaca } from "@alpacahq/alpaca-trade-api";',
        '',
        `const base = "${origin}";`,
        'const alpaca = new Alpaca({',
        `  keyId: "${key_id}",`,
        `  secret: "${secret}",`,
        '  fetchApi: (url, init) =>',
        '    fetch(String(url).replace(/^https:\\/\\/[a-z.-]+alpaca\\.markets/, base), init),',
        '});',
        `const stream = alpaca.marketData.stockStream({ url: "${socket(origin)}/v2/iex" });`,
      ].join('\n'),
  },
  {
    name: 'Alpaca: alpaca-trade-api for JavaScript, version 3',
    gateway: 'alpaca',
    lines: ({ origin, key_id, secret }) =>
      [
        `export APCA_API_BASE_URL=${origin}`,
        `export APCA_DATA_BASE_URL=${origin}`,
        `export APCA_API_KEY_ID=${key_id}`,
        `export APCA_API_SECRET_KEY=${secret}`,
      ].join('\n'),
    note: 'Its streams of market data insist on TLS: start FinAlly with ALPACA_TLS_PORT, and set APCA_API_STREAM_URL to that address.',
  },
  {
    name: 'Alpaca: apca (Rust), alpaca-trade-api (Python)',
    gateway: 'alpaca',
    lines: ({ origin, key_id, secret }) =>
      [
        `export APCA_API_BASE_URL=${origin}`,
        `export APCA_API_STREAM_URL=${socket(origin)}/stream`,
        `export APCA_API_DATA_URL=${origin}`,
        `export APCA_API_KEY_ID=${key_id}`,
        `export APCA_API_SECRET_KEY=${secret}`,
      ].join('\n'),
  },
  {
    name: 'Alpaca: ccxt',
    gateway: 'alpaca',
    lines: ({ origin, key_id, secret }) =>
      [
        'const exchange = new ccxt.alpaca({',
        `  apiKey: "${key_id}",`,
        `  secret: "${secret}",`,
        `  urls: { api: { trader: "${origin}", market: "${origin}" } },`,
        '});',
      ].join('\n'),
  },
  {
    name: 'MCP: Claude Code',
    gateway: 'mcp',
    lines: ({ origin, secret }) =>
      `claude mcp add --transport http finally ${origin}/mcp --header "Authorization: Bearer ${secret}"`,
  },
  {
    name: 'MCP: Claude Desktop',
    gateway: 'mcp',
    lines: ({ origin, secret }) =>
      asJson({
        mcpServers: {
          finally: {
            command: 'npx',
            args: ['-y', 'finally-terminal', 'mcp'],
            env: { FINALLY_URL: origin, FINALLY_API_KEY: secret },
          },
        },
      }),
    note: 'In claude_desktop_config.json.',
  },
  {
    name: 'MCP: VS Code',
    gateway: 'mcp',
    lines: ({ origin, secret }) =>
      asJson({ servers: { finally: { type: 'http', url: `${origin}/mcp`, ...bearer(secret) } } }),
    note: 'In .vscode/mcp.json, which should not be shared with the key in it.',
  },
  {
    name: 'MCP: Cursor',
    gateway: 'mcp',
    lines: ({ origin, secret }) =>
      asJson({ mcpServers: { finally: { url: `${origin}/mcp`, ...bearer(secret) } } }),
    note: 'In ~/.cursor/mcp.json.',
  },
  {
    name: 'MCP: Codex',
    gateway: 'mcp',
    lines: ({ origin }) =>
      [
        '[mcp_servers.finally]',
        `url = "${origin}/mcp"`,
        'bearer_token_env_var = "FINALLY_API_KEY"',
      ].join('\n'),
    note: 'In ~/.codex/config.toml, with the secret in the environment variable FINALLY_API_KEY.',
  },
  {
    name: 'MCP: Gemini CLI',
    gateway: 'mcp',
    lines: ({ origin, secret }) =>
      asJson({ mcpServers: { finally: { httpUrl: `${origin}/mcp`, ...bearer(secret) } } }),
    note: 'In ~/.gemini/settings.json.',
  },
];
