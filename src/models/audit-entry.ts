import mongoose from 'mongoose';

/**
 * One line of the log of who read or changed what (domain.md §6, "access log"). Append-only: Mongoose refuses to change or
 * delete a line, and only its age takes it away. People stand in it by their `ref`, so that someone who is forgotten is
 * no longer named by it.
 */
export interface AuditEntry {
  _id: string;
  at: Date;
  /** `ref` of who did it; `cli`, `import` or `job:<name>` for what no person did in chat. */
  actor: string;
  /** What was done: `read-household`, `role`, `pairing`, `stage`, `consent`, `invite`, `export`, `announce`, `forget` … */
  deed: string;
  household?: string;
  /** `ref` of the person it was done to. */
  person?: string;
  /** What changed, without names, texts or health facts. */
  details?: Readonly<Record<string, unknown>>;
  forgetAt: Date;
}

const schema = new mongoose.Schema<AuditEntry>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    actor: { type: String, required: true },
    deed: { type: String, required: true },
    household: { type: String },
    person: { type: String },
    details: { type: mongoose.Schema.Types.Mixed },
    forgetAt: { type: Date, required: true },
  },
  { collection: 'auditLog', versionKey: false },
);
schema.index({ household: 1, at: 1 });
schema.index({ actor: 1, at: 1 });
schema.index({ person: 1, at: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const CHANGES = [
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'deleteOne',
  'deleteMany',
] as const;
schema.pre([...CHANGES], () => {
  throw new Error('The audit log is append-only: its lines are never changed or deleted.');
});

export const AuditEntries = mongoose.model<AuditEntry>('AuditEntry', schema);
