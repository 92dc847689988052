import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { remember } from '@/shared/remembered/remembered-store';
import { CHART_STYLES, type ChartStyle } from '../chart-settings';
import { INDICATORS_MAX, type Indicator, readIndicator } from '../indicators/indicator';

/** A named set of indicators and a style, which any chart can take over. */
export interface ChartTemplate {
  name: string;
  style: ChartStyle;
  indicators: readonly Indicator[];
}

export const TEMPLATES_MAX = 30;
export const TEMPLATE_NAME_LENGTH_MAX = 40;

export interface ChartTemplatesState {
  /** In alphabetical order. */
  templates: readonly ChartTemplate[];
}

export interface ChartTemplatesStore extends StoreApi<ChartTemplatesState> {
  /** Keeps a template; replaces the one of the same name. Does nothing at TEMPLATES_MAX. */
  keep(template: ChartTemplate): void;
  remove(name: string): void;
}

function readTemplate(value: unknown): ChartTemplate | null {
  const { name, style, indicators } = (value ?? {}) as Partial<ChartTemplate>;
  const known = CHART_STYLES.find((one) => one === style);
  if (typeof name !== 'string' || name.trim() === '' || !known) return null;
  if (!Array.isArray(indicators)) return null;
  const read = indicators.map(readIndicator).filter((indicator) => indicator !== null);
  return {
    name: name.trim().slice(0, TEMPLATE_NAME_LENGTH_MAX),
    style: known,
    indicators: read.slice(0, INDICATORS_MAX),
  };
}

/** Creates the store of the templates, which this browser remembers. */
export function createChartTemplatesStore(storage?: () => Storage): ChartTemplatesStore {
  const store = createStore<ChartTemplatesState>(() => ({ templates: [] }));
  remember<ChartTemplatesState>(store, {
    name: 'finally.chart-templates',
    version: 1,
    fields: ['templates'],
    read(stored) {
      const { templates } = (stored ?? {}) as Partial<Record<'templates', unknown>>;
      if (!Array.isArray(templates)) return {};
      return { templates: templates.map(readTemplate).filter((one) => one !== null) };
    },
    ...(storage ? { storage } : {}),
  });
  const others = (name: string) =>
    store.getState().templates.filter((one) => one.name.toLowerCase() !== name.toLowerCase());
  return {
    ...store,
    keep(template) {
      const read = readTemplate(template);
      if (!read || others(read.name).length >= TEMPLATES_MAX) return;
      const templates = [...others(read.name), read];
      store.setState({ templates: templates.sort((a, b) => a.name.localeCompare(b.name)) });
    },
    remove: (name) => store.setState({ templates: others(name) }),
  };
}

export const chartTemplatesStore = createChartTemplatesStore();
