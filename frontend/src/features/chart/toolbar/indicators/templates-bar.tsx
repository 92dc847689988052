'use client';

import { indicatorLabel } from '@finally/contract/indicators/catalog';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { IconButton } from '@/ui/icon-button';
import { STYLE_NAMES } from '../../style-names';
import {
  TEMPLATE_NAME_LENGTH_MAX,
  templateActions,
  useChartTemplates,
} from '../../templates/use-chart-templates';
import { chartActions, useChartChoice } from '../../use-chart';

/** Keeps the chart's indicators and style under a name, and gives them to the chart again. */
export function TemplatesBar() {
  const templates = useChartTemplates();
  const indicators = useChartChoice('indicators');
  const style = useChartChoice('style');
  const [name, setName] = useState('');

  function save(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === '') return;
    templateActions.keep({ name, style, indicators });
    setName('');
  }

  return (
    <section aria-label="Templates" className="shrink-0 border-t border-edge-strong px-2.5 py-1.5">
      {templates.length > 0 ? (
        <ul className="flex max-h-32 flex-wrap gap-1 overflow-y-auto pb-1.5">
          {templates.map((template) => (
            <li key={template.name} className="flex border border-edge-strong">
              <button
                type="button"
                title={[
                  STYLE_NAMES[template.style],
                  ...template.indicators.map(indicatorLabel),
                ].join(', ')}
                onClick={() => chartActions.applyTemplate(template)}
                className="max-w-44 truncate px-1.5 text-xs hover:text-ink"
              >
                {template.name}
              </button>
              <IconButton
                label={`Delete the template ${template.name}`}
                Icon={X}
                onClick={() => templateActions.remove(template.name)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <form className="flex gap-1.5" onSubmit={save}>
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          aria-label="Name of the template"
          placeholder="Save as template"
          maxLength={TEMPLATE_NAME_LENGTH_MAX}
          autoComplete="off"
          className="h-6 min-w-0 flex-1 border border-edge-strong bg-panel px-1.5 text-xs"
        />
        <button
          type="submit"
          disabled={name.trim() === ''}
          className="h-6 border border-edge-strong px-2 text-xs hover:border-faint disabled:opacity-50"
        >
          Save
        </button>
      </form>
    </section>
  );
}
