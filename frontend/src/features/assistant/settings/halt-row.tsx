'use client';

import { OctagonPause, Play } from 'lucide-react';
import { useTouch } from '@/shared/browser/use-touch';
import { useShortcut } from '@/shared/commands/use-shortcuts';
import { HALT_COMMAND, useAssistantSettings } from './use-assistant-settings';

const UNSAVED =
  ' The pause is in force but could not be saved yet; a restart before that would end it.';

/** The kill switch, which takes effect at once. */
export function HaltRow({ isHalted, isSaved }: { isHalted: boolean; isSaved: boolean }) {
  const { halt, halting } = useAssistantSettings();
  const isTouch = useTouch();
  const key = useShortcut(HALT_COMMAND.id);
  const Icon = isHalted ? Play : OctagonPause;
  return (
    <div
      className={`flex items-center justify-between gap-3 border px-2.5 py-2 ${
        isHalted ? 'border-down bg-down/10' : 'border-edge'
      }`}
    >
      <p className="min-w-0 text-xs text-muted">
        <span className="block text-sm font-medium text-ink">
          {isHalted ? 'The assistant is paused' : 'Pause assistant'}
        </span>
        {isHalted
          ? `It answers, but carries out nothing until you resume it.${isSaved ? '' : UNSAVED}`
          : `Stops everything it does at once, even in the middle of an answer.${key && !isTouch ? ` ${key} does so from anywhere.` : ''}`}
      </p>
      <button
        type="button"
        onClick={() => void halt(!isHalted)}
        aria-disabled={halting !== null}
        className={`flex h-7 shrink-0 items-center gap-1.5 rounded-sm border px-2.5 text-sm font-semibold ${
          isHalted ? 'border-up text-up hover:bg-up/10' : 'border-down text-down hover:bg-down/10'
        }`}
      >
        <Icon aria-hidden="true" className="size-3.5" />
        {isHalted ? 'Resume' : 'Pause now'}
      </button>
    </div>
  );
}
