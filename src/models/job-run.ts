import mongoose from 'mongoose';

/** One run of a scheduled job for one period; its id makes sure that a period runs once, whoever runs it (design §9). */
export interface JobRun {
  /** `job:period`, for example `retention:2026-11-24`. */
  _id: string;
  job: string;
  startedAt: Date;
  /** Absent while it runs, and when it failed or its process died. */
  finishedAt?: Date;
  /** How often it was begun. */
  tries: number;
  error?: string;
  /** What it did, in counts. */
  result?: Readonly<Record<string, number>>;
}

const schema = new mongoose.Schema<JobRun>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date },
    tries: { type: Number, default: 1 },
    error: { type: String },
    result: { type: mongoose.Schema.Types.Mixed },
  },
  { collection: 'jobRuns', versionKey: false },
);
schema.index({ job: 1, startedAt: 1 });
schema.index({ startedAt: 1 });

export const JobRuns = mongoose.model<JobRun>('JobRun', schema);
