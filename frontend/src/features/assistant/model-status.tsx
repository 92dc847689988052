'use client';

import type { ModelInfo } from '@finally/contract';
import { Popover } from 'radix-ui';
import { isLanguageModel, ModelBadge } from './model-badge';
import { describeModel } from './model-name';

const EXPLANATION: Readonly<Record<ModelInfo['provider'], string>> = {
  offline:
    'Built into FinAlly: it answers from your figures by fixed rules, without a language model. Nothing leaves this machine.',
  mock: 'Fixed answers for tests, without a language model.',
  program: 'FinAlly itself: the message was a command to the program, and no model was asked.',
  openrouter: 'A language model, reached through OpenRouter.',
  openai_compatible: 'A language model on a server of your choice.',
};

/** The current model; its popover explains it and how to set another one. */
export function ModelStatus({ model }: { model: ModelInfo }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        type="button"
        title="The model that answers, and how to change it"
        aria-label={describeModel(model)}
        className="flex min-w-0 items-center rounded-sm hover:brightness-125"
      >
        <ModelBadge model={model} isShort />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Model of the assistant"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex w-[min(21rem,calc(100vw-1rem))] flex-col gap-2 border border-edge-strong bg-panel p-3 text-sm shadow-dialog"
        >
          {isLanguageModel(model) ? (
            <p className="figures font-semibold [overflow-wrap:anywhere]">{model.name}</p>
          ) : null}
          <p className="text-muted">{EXPLANATION[model.provider]}</p>
          {model.provider === 'offline' ? <HowToSetAKey /> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function HowToSetAKey() {
  return (
    <>
      <p className="font-semibold">To have a language model answer</p>
      <ol className="flex list-decimal flex-col gap-1.5 pl-4 text-muted marker:text-faint">
        <li>
          {'Write one of these into the file '}
          <Code>.env</Code>
          {' in the folder of FinAlly:'}
          <pre className="figures mt-1 overflow-x-auto bg-raised px-2 py-1.5 text-xs text-ink">
            {
              '# OpenRouter\nOPENROUTER_API_KEY=your key\n\n# Ollama, vLLM and the like\nLLM_BASE_URL=http://localhost:11434/v1\nLLM_MODEL=its name'
            }
          </pre>
        </li>
        <li>Start FinAlly again.</li>
      </ol>
    </>
  );
}

const Code = ({ children }: { children: string }) => (
  <code className="figures bg-raised px-1 text-ink">{children}</code>
);
