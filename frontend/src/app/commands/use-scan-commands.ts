'use client';

import { showScan } from '@/features/market/scanner/scan-actions';
import { useScans } from '@/features/market/scanner/use-scanner';
import { useScansLoading } from '@/features/market/scanner/use-scans-loading';
import { commandsStore } from '@/shared/commands/commands-store';
import { useCommands } from '@/shared/commands/use-commands';

/** Registers a command for each saved scan: `SCAN Oversold`. */
export function useScanCommands(): void {
  useScansLoading();
  const { scans } = useScans();
  useCommands(
    (scans ?? []).map((saved) => ({
      id: `scan.show.${saved.name}`,
      title: `Show the scan ${saved.name}`,
      group: 'Scanner',
      names: [`scan ${saved.name}`],
      run() {
        showScan(saved);
        commandsStore.run('desk.go.scanner');
      },
    })),
  );
}
