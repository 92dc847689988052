'use client';

import type { OrderExplanation } from '@finally/contract';
import { X } from 'lucide-react';
import { Term } from '@/features/help/terms/term';
import { IconButton } from '@/ui/icon-button';
import { Overlay } from '@/ui/overlay/overlay';
import { AskedOrder } from './asked-order';
import { Downtimes } from './downtimes';
import { explanationParts } from './explanation-rows';
import type { AskedPrice } from './use-asked-price';
import { useExplanation } from './use-explanation';

/** Says why a fill has its price: a sentence, and the figures that it follows from. */
export function WhyPriceDialog({ asked, onClose }: { asked: AskedPrice; onClose(): void }) {
  return (
    <Overlay
      title="Why this price"
      description={`${asked.title}: the quote that it met, what it took, and a sentence.`}
      onClose={onClose}
      className="!w-[min(34rem,calc(100vw-1.5rem))]"
    >
      <div className="flex items-center gap-2 border-b border-edge py-1.5 pr-2 pl-4 touch:py-0.5">
        <div className="min-w-0 flex-1">
          <h2 className="label text-faint">Why this price</h2>
          <p className="font-semibold [overflow-wrap:anywhere]">{asked.title}</p>
        </div>
        <IconButton label="Close" Icon={X} onClick={onClose} className="touch:size-11" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys. */}
      <div tabIndex={0} className="min-h-0 overflow-y-auto p-4 outline-offset-[-2px]">
        <AskedOrder order_id={asked.order_id} />
        <Explained asked={asked} />
      </div>
    </Overlay>
  );
}

function Explained({ asked: { order_id, trade_id } }: { asked: AskedPrice }) {
  const { explanation, error, askAgain } = useExplanation(order_id);
  if (error !== null) {
    return (
      <div role="alert" className="text-sm">
        <p>{error}</p>
        <button
          type="button"
          onClick={askAgain}
          className="mt-2 text-info hover:underline touch:min-h-11"
        >
          Try again
        </button>
      </div>
    );
  }
  if (explanation === null) return <p className="late text-sm text-muted">Asking the server.</p>;
  const { fills, downtimes } = explanation;
  const shown = fills.filter((fill) => trade_id === null || fill.trade_id === trade_id);
  return (
    <>
      {shown.length === 0 ? <p className="text-sm text-muted">Nothing of it was filled.</p> : null}
      {shown.map((fill, index) => (
        <Fill
          key={fill.trade_id}
          fill={fill}
          name={shown.length > 1 ? `Fill ${index + 1} of ${shown.length}` : null}
        />
      ))}
      <Downtimes downtimes={downtimes} />
    </>
  );
}

interface FillProps {
  fill: OrderExplanation['fills'][number];
  /** Which of several fills it is. */
  name: string | null;
}

function Fill({ fill: { explanation }, name }: FillProps) {
  const Heading = name === null ? 'h3' : 'h4';
  return (
    <section className="not-first:mt-4 not-first:border-t not-first:border-edge not-first:pt-4">
      {name === null ? null : <h3 className="mb-1 text-sm font-semibold">{name}</h3>}
      {explanation === null ? (
        <p className="text-sm text-muted">
          No explanation was kept with this fill. Fills of earlier versions have none.
        </p>
      ) : (
        <>
          <p className="text-sm [overflow-wrap:anywhere]">{explanation.sentence}</p>
          <div className="mt-3 gap-x-6 sm:columns-2">
            {explanationParts(explanation).map(({ title, term, rows }) => (
              <section key={title} className="mb-3 break-inside-avoid">
                <Heading className="label mb-0.5 text-faint">
                  {term ? <Term name={term}>{title}</Term> : title}
                </Heading>
                <dl className="figures text-xs">
                  {rows.map(([label, value]) => (
                    <div key={label} className="flex flex-wrap justify-between gap-x-3 py-0.5">
                      <dt className="text-muted">{label}</dt>
                      <dd className="ml-auto text-right [overflow-wrap:anywhere]">{value}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
