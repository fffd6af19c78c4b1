import mongoose from 'mongoose';
import type { MessageClass } from './outbox-message.ts';

/** How many messages went out on one day, by class, one for each person reached: kept when the messages themselves are forgotten. */
export interface SendingDay {
  /** `2026-11-28`, Bangkok's day. */
  _id: string;
  paid: Partial<Record<MessageClass, number>>;
  free: Partial<Record<MessageClass, number>>;
}

const Mixed = mongoose.Schema.Types.Mixed;
const schema = new mongoose.Schema<SendingDay>(
  {
    _id: { type: String, required: true },
    paid: { type: Mixed, default: () => ({}) },
    free: { type: Mixed, default: () => ({}) },
  },
  { collection: 'sendingDays', versionKey: false, minimize: false },
);

export const SendingDays = mongoose.model<SendingDay>('SendingDay', schema);
