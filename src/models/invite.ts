import mongoose from 'mongoose';
import type { Area, OfficerScope } from '../access/area.ts';
import type { MentorKind, Role } from './person.ts';

/** A one-time code with which a person joins in a role, bound to its area (domain.md §5.1). */
export interface Invite {
  /** The code itself: six letters and digits without look-alikes. */
  _id: string;
  role: Role;
  /** For a mentor. */
  mentorKind?: MentorKind;
  /** For an officer: what she will be responsible for. */
  officer?: OfficerScope;
  /** Where a mentor works. Households and officers carry their own. */
  area?: Area;
  name?: string;
  /** The LINE message in which an officer typed the name, so that taking it back blanks it. */
  nameMessage?: string;
  /** Codes of the households she will mentor; for the role `household`, the one she belongs to. */
  households: string[];
  createdAt: Date;
  /** `ref` of the officer who made it, or `cli`. */
  createdBy: string;
  expiresAt: Date;
  /** The event in which an officer asked for it in chat, so that working it in twice makes one code. */
  event?: string;
  /** Taken back by an officer: it opens nothing any more. */
  revokedAt?: Date;
  /** LINE user id of who used it. */
  usedBy?: string;
  usedAt?: Date;
}

const schema = new mongoose.Schema<Invite>(
  {
    _id: { type: String, required: true },
    role: { type: String, enum: ['mentor', 'household', 'officer'], required: true },
    mentorKind: { type: String, enum: ['volunteer_leader', 'knn_household'] },
    officer: {
      type: {
        _id: false,
        level: { type: String, enum: ['subdistrict', 'district', 'province'], required: true },
        district: String,
        tambons: { type: [String], default: undefined },
      },
    },
    area: { type: { _id: false, district: String, tambon: String } },
    name: { type: String },
    nameMessage: { type: String },
    households: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, default: 'cli' },
    expiresAt: { type: Date, required: true },
    event: { type: String },
    revokedAt: { type: Date },
    usedBy: { type: String },
    usedAt: { type: Date },
  },
  { collection: 'invites', versionKey: false },
);
schema.index({ usedBy: 1 });
schema.index({ createdBy: 1, createdAt: 1 });
schema.index({ event: 1 });

export const Invites = mongoose.model<Invite>('Invite', schema);
