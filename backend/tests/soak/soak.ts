/**
 * `npm run soak -- --hours 8 --speed 60`: that many simulated hours of use.
 * Prints what the server held on the way; exits with 1 where that was not flat.
 */
import { parseArgs } from 'node:util';
import { growth, type Sample } from './holding.ts';
import { runSoak } from './run-soak.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '8' },
    speed: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const [hours = 0, speed = 0, seed = 0] = [values.hours, values.speed, values.seed].map(Number);
if (!(hours > 0 && speed > 0 && Number.isSafeInteger(seed))) {
  throw new Error('Say how many hours, how many times as fast, and with which whole seed.');
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const mb = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
const row = ({ hours, heap_bytes, rss_bytes, handles, files, database_bytes }: Sample): string =>
  [hours.toFixed(2), mb(heap_bytes), mb(rss_bytes), handles, files ?? '-', mb(database_bytes)]
    .map((cell) => String(cell).padStart(9))
    .join('');

say(`${hours} h at ${speed} times the speed, ${Math.ceil((hours * 60) / speed)} min by the wall`);
say('    hours  heap MB   RSS MB  handles    files    DB MB');
const { samples, idle, deeds, wrong, exit_code } = await runSoak({
  ...{ hours, speed, seed },
  onSample: (sample) => say(row(sample)),
});
for (const holding of idle) say(`idle ${row({ ...holding, hours: 0 }).slice(9)}`);
say(
  `${deeds.trades} trades, ${deeds.chats} messages, ${deeds.reads} reads, ${deeds.streams} streams`,
);
say(
  `growth: heap ${mb(growth(samples, 'heap_bytes'))} MB, RSS ${mb(growth(samples, 'rss_bytes'))} MB`,
);
for (const sentence of wrong) say(`NOT FLAT  ${sentence}`);
if (wrong.length > 0 || exit_code !== 0) process.exitCode = 1;
else say('flat');
