/**
 * `npm run soak -- --hours 8 --speed 60`: that many simulated hours of use.
 * Prints what the server held on the way; exits with 1 where that was not flat.
 */
import { optionsOfProcess } from '../support/server/program-options.ts';
import { growth, type Sample } from './holding.ts';
import { runSoak } from './run-soak.ts';

const { hours, speed, seed } = optionsOfProcess(
  {
    command: 'npm run soak --',
    does: 'Simulates hours of use and checks that memory, handles and files do not grow.',
    options: {
      hours: { does: 'Simulated hours', default: 8, is_decimal: true },
      speed: { does: 'How many times as fast as the clock', default: 60, is_decimal: true },
      seed: { does: 'Repeats the choices of a run', default: 1, min: 0 },
    },
  },
  process.argv.slice(2),
);

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
