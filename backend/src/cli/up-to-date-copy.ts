import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, toIso } from '../kernel/time/clock.ts';
import { copyUpToDate, type Inspection, openForInspection } from '../storage/sqlite/index.ts';

/** Inspects a copy of a database of an earlier version that is brought up to date, and deletes it. */
export async function inspectCopy<Returned>(
  path: string,
  inspect: (inspection: Inspection) => Returned | Promise<Returned>,
): Promise<Returned> {
  const folder = mkdtempSync(join(tmpdir(), 'finally-verify-'));
  try {
    const copy = join(folder, 'finally.db');
    copyUpToDate(path, copy, toIso(systemClock.now_ms()));
    const inspection = openForInspection(copy);
    try {
      return await inspect(inspection);
    } finally {
      inspection.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
