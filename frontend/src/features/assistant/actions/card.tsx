import type { ActionStatus } from '@finally/contract';
import { Ban, Check, Hourglass, type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';

interface Look {
  word: string;
  /** Used if there is little room. */
  shortWord?: string;
  Icon: LucideIcon;
  frame: string;
  color: string;
}

/** The text, icon and colors of each status. Color is never the only difference. */
const LOOKS: Readonly<Record<ActionStatus, Look>> = {
  executed: { word: 'Executed', Icon: Check, frame: 'border-up bg-up/8', color: 'text-up' },
  rejected: { word: 'Refused', Icon: X, frame: 'border-down bg-down/10', color: 'text-down' },
  proposed: {
    word: 'Awaiting approval',
    shortWord: 'Waiting',
    Icon: Hourglass,
    frame: 'border-accent bg-accent/8',
    color: 'text-accent',
  },
  declined: {
    word: 'Declined',
    Icon: Ban,
    frame: 'border-edge-strong bg-raised/50',
    color: 'text-muted',
  },
};

interface CardProps {
  status: ActionStatus;
  title: string;
  /** The text at the right of the title; the word of the status if omitted. */
  note?: string;
  children?: ReactNode;
}

/** The card of one action. */
export function Card({ status, title, note, children }: CardProps) {
  const { word, shortWord = word, Icon, frame, color } = LOOKS[status];
  return (
    <div data-testid={`receipt-${status}`} className={`border-l-2 px-2 py-1 text-xs ${frame}`}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Icon aria-label={word} className={`size-3 shrink-0 self-center ${color}`} />
        <span
          className={`figures min-w-0 flex-1 basis-24 font-semibold [overflow-wrap:anywhere] ${
            status === 'declined' ? 'text-muted' : ''
          }`}
        >
          {title}
        </span>
        <span className={`figures ml-auto whitespace-nowrap ${note ? 'text-muted' : color}`}>
          {note ?? shortWord}
        </span>
      </p>
      {children ? <div className="figures pl-5 [overflow-wrap:anywhere]">{children}</div> : null}
    </div>
  );
}
