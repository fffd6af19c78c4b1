import type { SendBody } from '../contract.ts';

/** The place that a person shares in practice: the old town of the province, nobody's home. */
export const SAMPLE_PLACE: Extract<SendBody, { type: 'location' }> = {
  type: 'location',
  title: 'แปลงโคก หนอง นา (ตัวอย่าง)',
  address: 'ต.เมืองเหนือ อ.เมืองศรีสะเกษ จ.ศรีสะเกษ 33000',
  latitude: 15.1186,
  longitude: 104.322,
};
