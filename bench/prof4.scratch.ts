import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtempSync } from 'node:fs';
import { HttpClient } from '/work/wt-desks/bench/src/support/http-client.ts';
import { inTurn, trade } from '/work/wt-desks/bench/src/support/ledgers/trading.ts';
const folder = mkdtempSync('/dev/shm/finally-prof-');
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '/work/wt-desks/backend/src/main.ts'], { env: { ...process.env, PORT: '0', DATABASE_PATH: folder + '/finally.db', SIM_SEED: '1', FILL_PROFILE: 'ideal', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] });
const port = await new Promise<number>((resolve) => createInterface({ input: child.stdout }).on('line', (l) => { const m = /http:\/\/localhost:(\d+)/.exec(l); if (m) resolve(Number(m[1])); }));
const client = await HttpClient.open(port);
const ids: string[] = [];
for (let i = 0; i < 400; i++) ids.push(JSON.parse((await client.post('/api/accounts', JSON.stringify({ name: `A ${i}`, fill_profile: 'ideal' }))).body).id);
await (await import('/work/wt-desks/bench/src/support/ledgers/trading.ts')).buySharesForSales(port); const next = inTurn(ids);
for (let w = 0; w < 6; w++) { const one = await trade(port, 64, 1); const many = await trade(port, 64, 2, next); console.log(one.per_second.toFixed(0), many.per_second.toFixed(0), (many.per_second/one.per_second).toFixed(2)); }

client.close();
child.kill('SIGTERM');
await new Promise((r) => child.once('exit', r));
