import { createInterface } from 'node:readline';
import { loadBridgeConfig } from '../config.ts';
import { McpBridge } from '../gateways/mcp/bridge/bridge.ts';
import { fail } from './fail.ts';

const HELP = `Usage: finally-terminal mcp

Connects an MCP client that starts programs to a running FinAlly: reads its messages from standard
input and passes them on to /mcp.

  FINALLY_API_KEY  the key of the account, made under "Keys for programs"
  FINALLY_URL      where FinAlly runs (default: http://localhost:8000)
`;

/** Standard output carries messages of the protocol and nothing else. */
const write = (message: string): void => void process.stdout.write(`${message}\n`);

async function run(): Promise<void> {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(HELP);
    return;
  }
  // The client has closed its end.
  process.stdout.on('error', () => process.exit(0));
  const bridge = new McpBridge({ ...loadBridgeConfig(), fetch, write });
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    bridge.send(line);
  }
  await bridge.close();
}

run().catch(fail('The MCP client is not connected'));
