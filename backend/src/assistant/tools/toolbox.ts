import { type AccountToolSources, accountTools } from './account-tools.ts';
import { type MarketToolSources, marketTools } from './market-tools.ts';
import { type PreviewToolSources, previewTool } from './preview-tool.ts';
import type { Tool } from './tool.ts';

export interface ToolSources extends MarketToolSources, AccountToolSources, PreviewToolSources {
  readonly orders: AccountToolSources['orders'] & PreviewToolSources['orders'];
}

/** Creates all tools of an account. None of them changes anything. */
export const createTools = (sources: ToolSources): readonly Tool[] => [
  ...marketTools(sources),
  ...accountTools(sources),
  previewTool(sources),
];
