/** The placeholder of the assistant's mode on a phone. */
export const AssistantModePlace = () => (
  <span aria-hidden="true" className="h-11.5 w-22.5 md:hidden" />
);
