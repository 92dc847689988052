/** Keeps the room of the assistant's mode, so that nothing moves when it comes. */
export const AssistantModePlace = () => (
  <span aria-hidden="true" style={{ height: '2.5rem' }} className="w-22.5 md:w-45.5" />
);
