export { messageReader } from './conversation/message-reader.ts';
export { createAssistantModel } from './models/factory.ts';
export { assistantRouter, chatRouter } from './router.ts';
export { ChatService } from './service.ts';
export { SettingsDesk } from './settings.ts';
