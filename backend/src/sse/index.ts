export { ADMISSION_REFUSALS, StreamAdmission } from './admission.ts';
export type { StreamClient } from './client.ts';
export { ClientGroup } from './client-group.ts';
export { type EventStreamResources, eventStream, eventStreamSchema } from './event-stream.ts';
export { unreadPeers } from './send-queues.ts';
