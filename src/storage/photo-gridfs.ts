import mongoose from 'mongoose';
import { now } from '../clock.ts';
import { checkPhotoId, type PhotoStore } from './photos.ts';

/** A whole photo is one chunk of GridFS: a chunk is stored wholly or not at all. A document may have 16 MB. */
const LARGEST = 15 * 1024 * 1024;

interface Chunk {
  _id: string;
  files_id: string;
  n: number;
  data: mongoose.mongo.Binary;
}

interface File {
  _id: string;
  length: number;
  chunkSize: number;
  uploadDate: Date;
  filename: string;
}

/**
 * Photos in GridFS (bucket `photos`) of the connected MongoDB, under their own id. Throws a RangeError for a photo above
 * 15 MB. The chunk is written before the file's entry and both under the photo's id, so that an attempt that broke off is
 * invisible and the next one completes it; GridFSBucket itself would refuse the second attempt.
 */
export async function photosInMongodb(): Promise<PhotoStore> {
  const db = mongoose.connection.db!;
  const chunks = db.collection<Chunk>('photos.chunks');
  const files = db.collection<File>('photos.files');
  await chunks.createIndex({ files_id: 1, n: 1 }, { unique: true });
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: 'photos' });

  return {
    async save(id, jpeg) {
      checkPhotoId(id);
      if (jpeg.length > LARGEST) throw new RangeError(`A photo of ${jpeg.length} bytes is too large.`);
      if (await files.findOne({ _id: id }, { projection: { _id: 1 } })) return;
      const data = new mongoose.mongo.Binary(jpeg);
      const isNew = await insertOnce(() => chunks.insertOne({ _id: id, files_id: id, n: 0, data }));
      // An earlier attempt's chunk may differ in length; the entry has to tell the length of what is there.
      const stored = isNew ? data : (await chunks.findOne({ _id: id }))?.data;
      const length = stored?.length() ?? jpeg.length;
      await insertOnce(() =>
        files.insertOne({ _id: id, length, chunkSize: LARGEST, uploadDate: now(), filename: `${id}.jpg` }),
      );
    },
    async read(id) {
      checkPhotoId(id);
      if (!(await files.findOne({ _id: id }, { projection: { _id: 1 } }))) return null;
      const stream = bucket.openDownloadStream(id as never);
      return Buffer.concat(await stream.toArray());
    },
    async remove(id) {
      checkPhotoId(id);
      await files.deleteOne({ _id: id });
      await chunks.deleteOne({ _id: id });
    },
  };
}

/** False when the document was there already. */
async function insertOnce(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}
