import { useState } from 'react';
import { BUTTON } from './form-parts';

/** Copies a text, and says so until the text is another one. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(text),
      () => {},
    );
  return (
    <button type="button" onClick={() => void copy()} className={`shrink-0 ${BUTTON}`}>
      {copied === text ? 'Copied' : label}
    </button>
  );
}
