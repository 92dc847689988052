/** The room that the assistant's mode takes on a phone, kept until it is there. */
export const AssistantModePlace = () => (
  <span aria-hidden="true" className="h-11.5 w-22.5 md:hidden" />
);
