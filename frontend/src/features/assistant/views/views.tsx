import type { ChatView } from '@finally/contract';
import { PANELS } from '@/features/layout/panels/panel-list';
import { SmallChart } from './chart-view';
import { openPanel } from './open-views-actions';
import { ListedTable } from './table-view';

/** What an answer shows beside its text, drawn with the data of the account and the market. */
export function Views({ views }: { views: readonly ChatView[] }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {views.map((view, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the views of an answer never change.
        <View key={index} view={view} />
      ))}
    </div>
  );
}

function View({ view }: { view: ChatView }) {
  switch (view.kind) {
    case 'chart':
      return <SmallChart view={view} />;
    case 'table':
      return <ListedTable view={view} />;
    case 'panel': {
      const of = view.tickers.length > 0 ? ` of ${view.tickers.join(' and ')}` : '';
      return (
        <button
          type="button"
          onClick={() => openPanel(view)}
          className="self-start border border-edge-strong px-2 py-1 text-xs hover:border-faint"
        >
          {`Open ${PANELS[view.panel].name}${of}`}
        </button>
      );
    }
  }
}
