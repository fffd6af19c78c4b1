import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import type { Area, OfficerScope } from '../access/area.ts';

/** Someone on LINE who has written to the account. Known by LINE's user id; nothing else of LINE's is kept. */
export interface Person {
  /** LINE's user id. */
  _id: string;
  /** A random name of ours: the only one by which logs and buttons know her, so that forgetting her leaves no trace. */
  ref: string;
  roles: Role[];
  mentorKind?: MentorKind;
  /** What she is responsible for, when she is an officer. */
  officer?: OfficerScope;
  /** Code of the household she belongs to, when she joined as one of its people. */
  household?: string;
  /** As the office calls her; set when she joins with a code that carries a name, or applies. */
  name?: string;
  /** Her own number, told when she applied. */
  phone?: string;
  /** Where she works as a mentor or lives; absent for officers, who have a scope. */
  area?: Area;
  language: 'th' | 'en';
  /** She has blocked the account: nothing is pushed to her. */
  blocked: boolean;
  joinedAt?: Date;
  /** When she blocked the account; the retention job counts from it (domain.md §6). */
  leftAt?: Date;
  /** When she last typed codes that were wrong (milliseconds since 1970): five make her wait (domain.md §5.1). */
  wrongCodes: number[];
  /** Her own standing consents, a copy of the latest lines in models/consent.ts; an absent one was never asked. */
  consents: Consents;
  /** When a mentor wants to be reminded (domain.md §5.1). */
  reminder?: ReminderTime;
  /** How often a household wants advice. */
  adviceEvery?: 'week' | 'fortnight';
  /** The rich menu she is linked to at LINE, as `<menu>:<richMenuId>`; absent: the default one. */
  menu?: string;
  /** Her roles were changed by somebody else, and LINE does not show the menu of them yet. */
  menuDue?: boolean;
  /**
   * Her data is being erased (privacy/forget.ts). `event`: the one in which she asked for it in chat. Whoever finds this
   * finishes it: the row itself goes last.
   */
  forgetting?: { at: Date; event?: string };
}

export type Role = 'mentor' | 'household' | 'officer';
export type MentorKind = 'volunteer_leader' | 'knn_household';
export const REMINDER_TIMES = ['thu-evening', 'fri-evening', 'sat-morning', 'sun-evening'] as const;
export type ReminderTime = (typeof REMINDER_TIMES)[number];

/** What someone agreed to (domain.md §5.2): C1 health, C2 messages, C3 pictures and story. */
export interface Consents {
  health?: 'yes' | 'no';
  messages?: 'yes' | 'no';
  pictures?: 'yes' | 'internal' | 'no';
}

/** A new `ref`: 12 characters that say nothing. None begins with "-": operators' commands would take it for an option. */
export function newRef(): string {
  for (;;) {
    const ref = randomBytes(9).toString('base64url');
    if (!ref.startsWith('-')) return ref;
  }
}

const consents = new mongoose.Schema<Consents>(
  {
    health: { type: String, enum: ['yes', 'no'] },
    messages: { type: String, enum: ['yes', 'no'] },
    pictures: { type: String, enum: ['yes', 'internal', 'no'] },
  },
  { _id: false },
);

const schema = new mongoose.Schema<Person>(
  {
    _id: { type: String, required: true },
    ref: { type: String, default: newRef },
    roles: { type: [String], default: [] },
    mentorKind: { type: String, enum: ['volunteer_leader', 'knn_household'] },
    officer: {
      type: {
        _id: false,
        level: { type: String, enum: ['subdistrict', 'district', 'province'], required: true },
        district: String,
        tambons: { type: [String], default: undefined },
      },
    },
    household: { type: String },
    name: { type: String },
    phone: { type: String },
    area: { type: { _id: false, district: String, tambon: String } },
    language: { type: String, enum: ['th', 'en'], default: 'th' },
    blocked: { type: Boolean, default: false },
    joinedAt: { type: Date },
    leftAt: { type: Date },
    wrongCodes: { type: [Number], default: [] },
    consents: { type: consents, default: () => ({}) },
    reminder: { type: String, enum: REMINDER_TIMES },
    adviceEvery: { type: String, enum: ['week', 'fortnight'] },
    menu: { type: String },
    menuDue: { type: Boolean },
    forgetting: { type: { _id: false, at: Date, event: String } },
  },
  { collection: 'people', versionKey: false, minimize: false },
);
schema.index({ ref: 1 }, { unique: true });
schema.index({ roles: 1, 'officer.level': 1 });
schema.index({ roles: 1, 'area.district': 1, 'area.tambon': 1 });
schema.index({ household: 1 });
schema.index({ menuDue: 1 });

export const People = mongoose.model<Person>('Person', schema);
