import { DAY } from '../clock.ts';

/** How long what is kept about people stays, in days (domain.md §6, "Retention"). */
export interface RetentionPeriods {
  /** What came in, what was sent, conversations nobody has touched. */
  chatDays: number;
  /** Photos of reports that were not chosen for a story. */
  photoDays: number;
  /** Texts of reports; their figures stay. */
  reportDays: number;
  /** LINE's id of someone who has blocked the account, and everything under it; of a group that the account has left. */
  leftDays: number;
}

/** The periods proposed to the office, which decides. */
export const RETENTION_DEFAULTS: RetentionPeriods = {
  chatDays: 90,
  photoDays: 365,
  reportDays: 1825,
  leftDays: 30,
};

/** How long lines of the consent log stay, in days: 10 years, whatever else is decided (domain.md §6). */
export const CONSENT_LOG_DAYS = 10 * 365;

let periods = RETENTION_DEFAULTS;

/** The periods that hold in this process. */
export const retentionPeriods = (): RetentionPeriods => periods;

/** Lets other periods hold from now on; called once, when the settings have been read. */
export function setRetentionPeriods(chosen: RetentionPeriods): void {
  periods = chosen;
}

/** When what is settled at `at`, an event or a message, may be forgotten: with the chat (domain.md §6, retention). */
export function forgetAfter(at: Date): Date {
  return new Date(at.getTime() + periods.chatDays * DAY);
}
