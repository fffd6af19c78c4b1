import mongoose from 'mongoose';

/** An error as a MongoDB server answers it, with its code (https://www.mongodb.com/docs/manual/reference/error-codes/). */
export function serverError(
  code: number,
  codeName: string,
  message: string,
  more: Record<string, unknown> = {},
): mongoose.mongo.MongoServerError {
  return new mongoose.mongo.MongoServerError({ message, errmsg: message, code, codeName, ...more });
}

/** The server's error 2: a filter, update or option that is not well formed. */
export function badValue(message: string): mongoose.mongo.MongoServerError {
  return serverError(2, 'BadValue', message);
}
