'use client';

import { useState } from 'react';
import { tradeNoteActions, useTradeNotes } from '@/features/trade-notes/use-trade-notes';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { NoteList, TagList } from './note-list';
import { ProfitCalendar } from './profit-calendar';

/** Calendar and entries beside each other, or below each other if the panel is narrow. */
const COLUMNS = 'repeat(auto-fit, minmax(min(100%, 24rem), 1fr))';

/** The journal: a calendar of profit, the profit by tag, and what is written down of trades. */
export function Journal() {
  return (
    <Panel title="Journal">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard. */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto">
        <div className="grid" style={{ gridTemplateColumns: COLUMNS }}>
          <ProfitCalendar />
          <Entries />
        </div>
      </div>
    </Panel>
  );
}

/** The entries, of all tags or of one. */
function Entries() {
  const { noted, tags, error } = useTradeNotes();
  const [tag, setTag] = useState<string | null>(null);
  const isKnown = tags.some((one) => one.tag === tag);
  const chosen = isKnown ? tag : null;
  const isMeant = (own: readonly string[]) =>
    chosen === null || own.some((one) => one.toLowerCase() === chosen.toLowerCase());
  const shown = noted?.filter(({ note }) => isMeant(note.tags));
  return (
    <section aria-label="Entries" className="min-w-0">
      {!shown ? (
        error ? (
          <Notice title="The journal could not be loaded">
            <p>{error}</p>
            <button
              type="button"
              onClick={() => void tradeNoteActions.refresh()}
              className="mt-2 text-info hover:underline"
            >
              Try again
            </button>
          </Notice>
        ) : (
          <PanelSkeleton />
        )
      ) : shown.length === 0 ? (
        <Notice title="Nothing is written down yet">
          Write down a trade with the button at the end of its row in the blotter.
        </Notice>
      ) : (
        <>
          {tags.length > 0 ? <TagList tags={tags} chosen={chosen} onChoose={setTag} /> : null}
          <NoteList noted={shown} />
        </>
      )}
    </section>
  );
}
