import { holidays } from './current.ts';

const SATURDAY = 6;

/** Whether offices are open on `date`, a day in Bangkok: Monday to Friday, and no holiday of the province's list. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  const day = date.toString();
  return date.dayOfWeek < SATURDAY && !holidays().some((holiday) => holiday.date === day);
}
