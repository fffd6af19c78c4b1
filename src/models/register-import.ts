import mongoose from 'mongoose';

export const IMPORT_KINDS = ['households', 'pairings'] as const;
/** What an officer imports: households of the register, or who cares for which of them. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * A file that an officer has given to be imported, from its check until it is forgotten. What was checked is kept here, and
 * not the file, so that exactly that is imported, by whichever process. It holds names of villagers and is hers alone; the
 * store takes it away within the hour.
 */
export interface RegisterImport {
  /** A random id that the page put into the form: the same form sent again is the same import. */
  _id: string;
  /** `ref` of the officer who gave the file: nobody else can see or import it. */
  ref: string;
  kind: ImportKind;
  /** What the file is called on her machine. */
  fileName: string;
  checkedAt: Date;
  /** The good rows, packed (imports/packed.ts); gone once they are imported. */
  content?: string;
  /** All problems of the bad rows, packed. */
  problems: string;
  /** Rows that can be imported, rows that cannot, and problems of those. */
  good: number;
  bad: number;
  problemCount: number;
  /** What to look at, although nothing is refused for it (tables/wrong.ts). */
  notes: unknown[];
  /** What would change, as it was when the file was checked: counts by the names of imports/kinds.ts. */
  would: unknown;
  state: 'checked' | 'running' | 'done';
  /** Rows done, and what they came to. */
  done: number;
  result?: unknown;
  /** Ids of the codes that were made for mentors who have not joined. */
  codes: string[];
  startedAt?: Date;
  finishedAt?: Date;
  forgetAt: Date;
}

const schema = new mongoose.Schema<RegisterImport>(
  {
    _id: { type: String, required: true },
    ref: { type: String, required: true },
    kind: { type: String, enum: IMPORT_KINDS, required: true },
    fileName: { type: String, required: true },
    checkedAt: { type: Date, required: true },
    content: { type: String },
    problems: { type: String, required: true },
    good: { type: Number, required: true },
    bad: { type: Number, required: true },
    problemCount: { type: Number, required: true },
    notes: { type: [mongoose.Schema.Types.Mixed], default: [] },
    would: { type: mongoose.Schema.Types.Mixed, required: true },
    state: { type: String, enum: ['checked', 'running', 'done'], required: true },
    done: { type: Number, default: 0 },
    result: { type: mongoose.Schema.Types.Mixed },
    codes: { type: [String], default: [] },
    startedAt: { type: Date },
    finishedAt: { type: Date },
    forgetAt: { type: Date, required: true },
  },
  // Figures of nothing are empty objects, and stay.
  { collection: 'registerImports', versionKey: false, minimize: false },
);
schema.index({ ref: 1, checkedAt: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const RegisterImports = mongoose.model<RegisterImport>('RegisterImport', schema);
