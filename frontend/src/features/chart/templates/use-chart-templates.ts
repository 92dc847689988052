'use client';

import { useStore } from 'zustand';
import { type ChartTemplate, chartTemplatesStore } from './chart-templates-store';

export type { ChartTemplate } from './chart-templates-store';
export { TEMPLATE_NAME_LENGTH_MAX } from './chart-templates-store';

/** Returns the templates in alphabetical order. */
export const useChartTemplates = (): readonly ChartTemplate[] =>
  useStore(chartTemplatesStore, ({ templates }) => templates);

export const templateActions = {
  keep: chartTemplatesStore.keep,
  remove: chartTemplatesStore.remove,
};
