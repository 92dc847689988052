'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { sendLine } from '@/shared/commands/use-overlay';
import { Panel } from '@/ui/panel/panel';
import { describeAction, describeAnswer } from './actions/action-sentences';
import type { Verdict } from './chat-store';
import { ClearHistory } from './clear-history';
import { Composer } from './composer/composer';
import { Suggestions } from './composer/suggestions';
import { Conversation } from './conversation/conversation';
import { CANCELLED, TOO_LATE } from './conversation/pending';
import { ModelStatus } from './model-status';
import { ChatNotices } from './notices';
import { isAwaitingAnswer } from './pending-message';
import { SettingsDialog } from './settings/settings-dialog';
import { useAssistantSettings } from './settings/use-assistant-settings';
import { BriefSuggestion } from './suggestion/brief-suggestion';
import { useChat } from './use-chat';

/** The panel of the assistant: the conversation and the input. */
export function Chat() {
  const chat = useChat();
  const { settings, halt } = useAssistantSettings();
  const [announced, setAnnounced] = useState('');
  const [draft, setDraft] = useState<{ text: string } | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const { messages, pending, model } = chat;
  const isBusy = isAwaitingAnswer(pending);

  async function announce(answer: ReturnType<typeof chat.send>) {
    const given = await answer;
    if (given) setAnnounced(describeAnswer(given));
  }

  async function decide(id: string, verdict: Verdict) {
    const decided = await chat.decide(id, verdict);
    if (decided) setAnnounced(describeAction(decided));
  }

  const resume = useEffectEvent(() => {
    const resumed = chat.resume();
    if (resumed) void announce(resumed);
  });
  useEffect(() => resume(), []);

  const outcome =
    pending?.phase === 'cancelled' ? CANCELLED : pending?.cancel === 'too_late' ? TOO_LATE : null;
  useEffect(() => {
    if (outcome) setAnnounced(outcome);
  }, [outcome]);

  function showWaiting() {
    const waiting = body.current?.querySelector<HTMLElement>('[data-waiting]');
    waiting?.scrollIntoView({ block: 'center' });
    waiting?.focus({ preventScroll: true });
  }

  const send = (message: string) => void announce(chat.send(message));

  return (
    <Panel
      title={
        <span className="flex min-w-0 flex-1 items-center gap-2">
          <h2 className="label">Assistant</h2>
          {model ? <ModelStatus model={model} /> : null}
        </span>
      }
      actions={
        <>
          <SettingsDialog look="icon" />
          <ClearHistory
            isEmpty={!messages?.length}
            isBusy={isBusy}
            onClear={() => void chat.clear()}
          />
        </>
      }
    >
      <div ref={body} className="contents">
        <p aria-live="polite" className="sr-only">
          {announced}
        </p>
        <Conversation
          messages={messages}
          pending={pending}
          progress={chat.progress}
          decisions={chat.decisions}
          error={chat.error}
          empty={
            <Suggestions
              mode={settings?.mode ?? 'auto'}
              onAsk={send}
              onDraft={(text) => setDraft({ text })}
            />
          }
          onDecide={decide}
          onCancel={() => void chat.cancel()}
          onStop={chat.stop}
          onRetry={() => void announce(chat.retry())}
          onReload={() => void chat.reload()}
        />
        <ChatNotices
          settings={settings}
          messages={messages}
          onResume={() => void halt(false)}
          onShowWaiting={showWaiting}
        />
        <BriefSuggestion isBusy={isBusy} onAsk={send} />
        <Composer
          isBusy={isBusy}
          draft={draft}
          sent={messages?.filter(({ role }) => role === 'user').map(({ message }) => message) ?? []}
          onSend={send}
          onCommand={sendLine}
          onCancel={() => void chat.cancel()}
        />
      </div>
    </Panel>
  );
}
