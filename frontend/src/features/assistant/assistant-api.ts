import type {
  AssistantSettings,
  AssistantSettingsChange,
  ChatAction,
  ChatAnswer,
  ChatCancel,
  ChatHistory,
  ChatRequest,
  ChatStepDetail,
  ChatSuggestions,
  Memories,
  Memory,
} from '@finally/contract';
import { call } from '@/shared/api/api';

const action = (id: string) => `/chat/actions/${encodeURIComponent(id)}`;

const memory = (id: string) => `/assistant/memories/${encodeURIComponent(id)}`;

/** The calls of conversation and settings. A failure rejects with an ApiError. */
export const assistantApi = {
  chat: (request: ChatRequest) => call<ChatAnswer>('POST', '/chat', request),
  chatHistory: () => call<ChatHistory>('GET', '/chat/history'),
  /** What the chat suggests to ask today. */
  chatSuggestion: () => call<ChatSuggestions>('GET', '/chat/suggestion'),
  dismissChatSuggestion: (day: string) =>
    call<ChatSuggestions>('POST', '/chat/suggestion/dismiss', { day }),
  /** What a model looked up in one step, with its result. */
  chatStep: (id: string) => call<ChatStepDetail>('GET', `/chat/steps/${encodeURIComponent(id)}`),
  clearChatHistory: () => call<void>('DELETE', '/chat/history'),
  /** Cancels a pending message; the answer says whether that was in time. */
  cancelChat: (client_message_id: string) =>
    call<ChatCancel>('POST', '/chat/cancel', { client_message_id }),
  /** @param price the price that was shown to the person, in dollars per share */
  approveAction: (id: string, price?: number) =>
    call<ChatAction>('POST', `${action(id)}/approve`, price === undefined ? {} : { price }),
  declineAction: (id: string) => call<ChatAction>('POST', `${action(id)}/decline`, {}),

  assistantSettings: () => call<AssistantSettings>('GET', '/assistant/settings'),
  saveAssistantSettings: (change: AssistantSettingsChange) =>
    call<AssistantSettings>('PUT', '/assistant/settings', change),
  haltAssistant: () => call<AssistantSettings>('POST', '/assistant/halt', {}),
  memories: () => call<Memories>('GET', '/assistant/memories'),
  remember: (text: string) => call<Memory>('POST', '/assistant/memories', { text }),
  changeMemory: (id: string, text: string) => call<Memory>('PUT', memory(id), { text }),
  forgetMemory: (id: string) => call<void>('DELETE', memory(id)),
  switchMemory: (enabled: boolean) => call<Memories>('PUT', '/assistant/memories', { enabled }),
  resumeAssistant: () => call<AssistantSettings>('POST', '/assistant/resume', {}),
};
