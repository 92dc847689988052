'use client';

import { useState } from 'react';
import { Panel } from '@/components/ui/panel';
import { useChat } from '@/hooks/use-chat';
import { describeAnswer } from '@/lib/receipt-text';
import { ClearHistory } from './clear-history';
import { Composer } from './composer';
import { Conversation } from './conversation';
import { ModelBadge } from './model-badge';

/** The assistant: the conversation, and the line to write in. */
export function Chat() {
  const chat = useChat();
  const [announced, setAnnounced] = useState('');
  const { messages, pending, model } = chat;
  const isBusy = pending !== null && pending.failure === null;

  async function announce(answer: ReturnType<typeof chat.send>) {
    const given = await answer;
    if (given) setAnnounced(describeAnswer(given));
  }

  const send = (message: string) => void announce(chat.send(message));

  return (
    <Panel
      title={
        <span className="flex min-w-0 items-center gap-2">
          <h2 className="label">Assistant</h2>
          {model ? <ModelBadge model={model} /> : null}
        </span>
      }
      actions={
        <ClearHistory
          isEmpty={!messages?.length}
          isBusy={isBusy}
          onClear={() => void chat.clear()}
        />
      }
    >
      <p aria-live="polite" className="sr-only">
        {announced}
      </p>
      <Conversation
        messages={messages}
        pending={pending}
        error={chat.error}
        onPrompt={send}
        onRetry={() => void announce(chat.retry())}
        onReload={() => void chat.reload()}
      />
      <Composer
        isBusy={isBusy}
        sent={messages?.filter(({ role }) => role === 'user').map(({ message }) => message) ?? []}
        onSend={send}
      />
    </Panel>
  );
}
