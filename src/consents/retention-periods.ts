/**
 * How long what people tell is kept, in days (domain.md §6, ม.37(3)). The one place that says it: the notice people are
 * read and the job that deletes must never differ. The office may decide otherwise.
 */
export const RETENTION_DAYS = {
  /** What was written in the chat, word for word. */
  chatLog: 90,
  /** Photos that were not chosen for a story. */
  photos: 365,
  reports: 5 * 365,
  consentLog: 10 * 365,
  /** LINE's user id, counted from the day someone left. */
  lineIdAfterLeaving: 30,
} as const;
