import mongoose from 'mongoose';

/** Someone on LINE who has written to the account. Known by LINE's user id; nothing else of LINE's is kept. */
export interface Person {
  /** LINE's user id. */
  _id: string;
  roles: Role[];
  mentorKind?: 'volunteer_leader' | 'knn_household';
  /** As the office calls her; set when she joins with a code that carries a name. */
  name?: string;
  language: 'th' | 'en';
  /** She has blocked the account: nothing is pushed to her. */
  blocked: boolean;
  joinedAt?: Date;
  /** When she last typed codes that were wrong (milliseconds since 1970): five make her wait (domain.md §5.1). */
  wrongCodes: number[];
}

export type Role = 'mentor' | 'household' | 'officer';

const schema = new mongoose.Schema<Person>(
  {
    _id: { type: String, required: true },
    roles: { type: [String], default: [] },
    mentorKind: { type: String, enum: ['volunteer_leader', 'knn_household'] },
    name: { type: String },
    language: { type: String, enum: ['th', 'en'], default: 'th' },
    blocked: { type: Boolean, default: false },
    joinedAt: { type: Date },
    wrongCodes: { type: [Number], default: [] },
  },
  { collection: 'people', versionKey: false },
);

export const People = mongoose.model<Person>('Person', schema);
