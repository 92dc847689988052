import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { BrokenPromise } from './harness/examine-copy.ts';
import { cutPower, imagesFolder, record, whyNoTracing } from './harness/power-cut.ts';

test('a database cut off at any point of its writes has every acknowledged trade, once, and adds up', {
  timeout: 120_000,
}, async (context) => {
  const why = whyNoTracing();
  if (why !== undefined) context.skip(`the writes of the server were not recorded: ${why}`);

  const recording = await record(tempFolder(), 40, 3);
  const folder = imagesFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { cuts, syncs, acknowledged } = await cutPower(recording, {
    seed: 5,
    at_syncs: 1,
    between: 60,
    folder,
  });
  expect(acknowledged).toBeGreaterThanOrEqual(120);
  // Each trade that a client heard of went out as an answer that the tracer saw.
  expect(acknowledged).toBeGreaterThanOrEqual(recording.received);
  expect(cuts).toBeGreaterThan(2 * syncs);

  // The same check of a disk that lies about its syncs: it must not pass.
  const lying = { ...recording, events: recording.events.filter(({ kind }) => kind !== 'sync') };
  await expect(cutPower(lying, { seed: 5, at_syncs: 0, between: 60, folder })).rejects.toThrow(
    BrokenPromise,
  );
});
