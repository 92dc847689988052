'use client';

import type { TradeNote } from '@finally/contract';
import { useState } from 'react';
import { pictureOf } from '@/features/chart/chart-picture';
import { useActiveChart } from '@/features/symbols/use-links';
import { errorMessage } from '@/shared/api/error-message';
import { chartPng } from './chart-png';
import { pictureUrl } from './trade-notes-api';
import { tradeNoteActions } from './use-trade-notes';

const BUTTON =
  'h-7 rounded-sm border border-edge-strong px-3 text-sm hover:bg-raised aria-disabled:opacity-50 touch:h-11';

interface NotePictureProps {
  trade_id: string;
  note: TradeNote | undefined;
}

/** The picture of a trade, taken of the active chart on request. */
export function NotePicture({ trade_id, note }: NotePictureProps) {
  const place = useActiveChart();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const hasPicture = note !== undefined && note.picture_at !== null;

  async function keep(change: () => Promise<void>) {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await change();
    } catch (error) {
      setFailure(errorMessage(error));
    } finally {
      setBusy(false);
    }
  }

  async function take() {
    const picture = pictureOf(place);
    const png = picture && (await chartPng(picture));
    if (!png) return setFailure('There is no chart to take a picture of. Show one first.');
    await tradeNoteActions.keepPicture(trade_id, png);
  }

  return (
    <section aria-label="Picture of the chart" className="border-t border-edge px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="label flex-1">Picture of the chart</h3>
        <button
          type="button"
          aria-disabled={isBusy}
          onClick={() => void keep(take)}
          className={BUTTON}
        >
          {hasPicture ? 'Take another picture' : 'Take a picture of the chart'}
        </button>
        {hasPicture ? (
          <button
            type="button"
            aria-disabled={isBusy}
            onClick={() => void keep(() => tradeNoteActions.deletePicture(trade_id))}
            className={BUTTON}
          >
            Delete the picture
          </button>
        ) : null}
      </div>
      {failure ? (
        <p role="alert" className="mt-2 text-xs text-down">
          {failure}
        </p>
      ) : null}
      {hasPicture ? (
        <a href={pictureUrl(note)} target="_blank" rel="noreferrer" className="mt-2 block">
          {/* biome-ignore lint/performance/noImgElement: the server has the picture, in one size. */}
          <img
            src={pictureUrl(note)}
            alt="The chart as it was kept. Opens in a new tab."
            className="w-full border border-edge"
          />
        </a>
      ) : null}
    </section>
  );
}
