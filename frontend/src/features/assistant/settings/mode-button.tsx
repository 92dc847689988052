'use client';

import type { AssistantMode as Mode } from '@finally/contract';
import { Eye, Hand, type LucideIcon, OctagonPause, Play, Zap } from 'lucide-react';
import { useShortcut, withKey } from '@/shared/commands/use-shortcuts';
import { AssistantModePlace } from './mode-button-place';
import { MODE_WORDS } from './mode-words';
import { SettingsDialog } from './settings-dialog';
import {
  HALT_COMMAND,
  useAssistantSettings,
  useAssistantSettingsLoading,
  useHaltKey,
} from './use-assistant-settings';

const ICONS: Readonly<Record<Mode, LucideIcon>> = { auto: Zap, confirm: Hand, read_only: Eye };

const SEGMENT =
  'flex h-6 flex-col items-center justify-center gap-x-1.5 px-1 text-2xs font-medium whitespace-nowrap sm:flex-row sm:px-2 sm:text-xs';

/** The mode of the assistant, and its kill switch. */
export function AssistantMode() {
  useAssistantSettingsLoading();
  useHaltKey();
  const { settings, halting, halt } = useAssistantSettings();
  const key = useShortcut(HALT_COMMAND.id);
  if (!settings) return <AssistantModePlace />;
  const { mode, halted } = settings;
  const ModeIcon = halted ? OctagonPause : ICONS[mode];
  const name = halted ? 'Paused' : MODE_WORDS[mode].name;
  const SwitchIcon = halted ? Play : OctagonPause;
  return (
    <fieldset
      aria-label="Assistant"
      className={`flex items-center rounded-sm border ${
        halted ? 'border-down bg-down/10' : 'border-edge-strong'
      }`}
    >
      <SettingsDialog
        look={{
          className: `${SEGMENT} ${halted ? 'text-down' : 'text-muted hover:text-ink'}`,
          content: (
            <>
              <ModeIcon aria-hidden="true" className="size-3.5" />
              <span className="hidden font-normal lg:inline">Assistant</span>
              <span>{name}</span>
              <span className="sr-only">(open its settings)</span>
            </>
          ),
        }}
      />
      <button
        type="button"
        onClick={() => void halt(!halted)}
        aria-disabled={halting !== null}
        aria-label={halted ? 'Resume assistant' : 'Pause assistant'}
        aria-keyshortcuts={halted || !key ? undefined : key}
        title={
          halted
            ? 'Lets the assistant act again'
            : withKey('Stops all that the assistant does, at once', key)
        }
        className={`${SEGMENT} border-l font-semibold ${
          halted
            ? 'border-down text-up hover:bg-up/10'
            : 'border-edge-strong text-down hover:bg-down/10'
        }`}
      >
        <SwitchIcon aria-hidden="true" className="size-3.5" />
        <span>{halted ? 'Resume' : 'Pause'}</span>
      </button>
    </fieldset>
  );
}
