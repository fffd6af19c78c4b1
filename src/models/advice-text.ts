import mongoose from 'mongoose';
import { STAGES, type Stage } from './household.ts';

/** What a piece of advice says and whom it is for; its rules are in advice/advice-content.ts. */
export interface AdviceContent {
  /** Id of a dimension. */
  dimension: string;
  stages: Stage[];
  /** 1 to 12; null: all year. */
  months: number[] | null;
  title: string;
  body: string;
  /** Ids of obstacles of the weekly report with which it helps. */
  obstacles?: string[] | undefined;
}

/** A text on its way to the households: who sent it (`ref`, or `import`), when and in which event. */
export type SentAdvice = AdviceContent & {
  by: string;
  at: Date;
  event: string;
  /** LINE message ids of title and body, so that taking one back before the approval takes the text away. */
  sources?: Readonly<Record<string, string>>;
};

export type AdviceDeed = 'published' | 'sent' | 'approved' | 'returned' | 'retired' | 'brought-back';

/** What officers have changed about one piece of advice; what is not here is as content/advice.json ships it. */
export interface AdviceText {
  /** Id of the piece: one of content/advice.json, or of one that officers added. */
  _id: string;
  /** What households get in place of what is shipped. */
  live?: AdviceContent;
  /** Waits for a second officer, because its dimension is one where wrong words do harm. */
  waiting?: SentAdvice;
  /** The last text that was not approved, and why, until a newer one takes its place. */
  returned?: SentAdvice & { reason?: string; reasonMessage?: string; returnedBy: string; returnedAt: Date };
  /** Not given to anybody any more; it can be brought back. */
  retired?: boolean;
  /** `by`: a `ref`, or `import`. */
  history: { what: AdviceDeed; by: string; at: Date }[];
}

const content = {
  dimension: String,
  stages: { type: [String], enum: STAGES },
  months: { type: [Number], default: null },
  title: String,
  body: String,
  obstacles: { type: [String], default: undefined },
};
const sent = {
  ...content,
  by: String,
  at: Date,
  event: String,
  sources: { type: mongoose.Schema.Types.Mixed },
};

const schema = new mongoose.Schema<AdviceText>(
  {
    _id: { type: String, required: true },
    live: { type: new mongoose.Schema(content, { _id: false }) },
    waiting: { type: new mongoose.Schema(sent, { _id: false }) },
    returned: {
      type: new mongoose.Schema(
        { ...sent, reason: String, reasonMessage: String, returnedBy: String, returnedAt: Date },
        { _id: false },
      ),
    },
    retired: { type: Boolean },
    history: { type: [{ _id: false, what: String, by: String, at: Date }], default: [] },
  },
  { collection: 'adviceTexts', versionKey: false },
);

export const AdviceTexts = mongoose.model<AdviceText>('AdviceText', schema);
