import { expect, test } from 'vitest';
import { readEmergency } from '../../src/readers/emergency.ts';

const ALERTS: Record<string, string> = {
  medical:
    "พ่อล้มหัวแตก|แม่หายใจไม่ออก|แม่หายใจบ่ออก|งูกัด|งูเห่ากัดพ่อ|หมาบ้ากัดลูก|ยายหมดสติค่ะ|ตาเป็นลมในนา|ลูกชักเกร็ง|ตกต้นไม้ขาหัก|รถชนกันหน้าบ้าน|หลานจมน้ำ|ไฟดูด|เลือดไหลไม่หยุด|เจ็บหน้าอกมาก|ปากเบี้ยวพูดไม่ชัด|เรียกไม่ตื่น|ยายล้มลุกไม่ขึ้น|พ่อไม่สบายหมดสติ|เมียจะคลอด|ผึ้งต่อย|กินเห็ดพิษ|เรียกรถพยาบาลให้ที|ยาย ไม่ รู้สึกตัว หมดสติ|ควายขวิดพ่อ|ตาป่วยหนัก|มอเตอร์ไซค์ล้ม|หกล้มค่ะ แม่หกล้ม|พ่อปวดท้องมาก|ต้นไม้ทับขา|รถไถทับขาพ่อ|เด็กตกน้ำ|ยายลุกบ่ได้|ยายเดินไม่ได้|ตาเดินบ่ได้แล้ว|แม่พูดไม่ได้|ยายเว้าบ่ได้|พ่อยืนไม่ไหว|ยายกลืนบ่ได้|ถ่ายเป็นเลือด|พ่อฉี่เป็นเลือด|ขี้ปนเลือด|ยายน็อค|ลุงน๊อก|ยายล้มฟุบ|ตาแน่นิ่ง|เด็กจมสระ|หลานจมบ่อ|เป็นลม|พ่อวูบ|grandma collapsed|he fainted in the field|She is bleeding|bleeding|unconscious|not breathing|he cannot breathe|can't breathe|He can’t breathe|chest pain|a child drowned|she passed out|fell from the roof|grandpa can not stand up|hit by a car|broke her leg",
  mental:
    'อยากตาย|ไม่อยากอยู่แล้ว|ไม่อยากอยู่ต่อ|บ่อยากอยู่แล้ว|ไม่อยากมีชีวิตอยู่|ลูกคิดสั้น|พ่อกินยาฆ่าหญ้า|จะผูกคอตาย|ฆ่าตัวตาย|ไม่รู้จะอยู่ไปทำไม|ตายดีกว่า|ทำร้ายตัวเอง|เคยอยากตาย|สิ้นหวัง|เบื่อโลก|I want to die|she wants to kill herself|suicide|he is suicidal|want to kill myself|he hanged himself|she does not want to live',
  violence:
    'โดนผัวตี|ผัวตี|ถูกทำร้าย|โดนพ่อเลี้ยงทุบตี|ผัวเมาแล้วซ้อม|ลูกชายจะฆ่า|ถูกข่มขืน|ถืกผัวตบ|โดนลวนลาม|ลูกชายอาละวาด|ถูกแทง|พ่อทำร้ายแม่|พ่อเมาเหล้าตีแม่|ลูกติดยาบ้าอาละวาด|มีคนจะฆ่าผม|he beats her|my husband hit me|rape|she was raped|he kicked his wife|the child is beaten',
  survival:
    'บ้านไฟไหม้|ไฟไหม้บ้าน|ไม่มีอะไรกินมาสองวัน|บ่มีข้าวกิน|บ่มีหยังกิน|ไม่มีข้าวสาร|อดข้าวมา 2 วัน|ไม่ได้กินข้าวมาสองวัน|ไม่มีเงินซื้อข้าว|ไม่มีที่อยู่|หลังคาปลิวหมด|น้ำท่วมบ้าน|บ้านพัง|ไม่มีน้ำกิน|ไม่มีนมให้ลูก|ข้าวสารหมดแล้ว|ไม่มีแม้แต่ข้าวกิน|ไม่มีเงินกินข้าว|ต้นไม้ล้มทับบ้าน|บ่มีเข่ากิน|บ่มีเข้ากิน|บ่มีเข่าสิกิน|บ่ได้กินเข่ามาสองมื้อแล้ว|ไม่ได้กินอะไรมาสามวัน|บ่ได้กินหยังมาหลายมื้อ|อดมาสองวัน|ยายอดมา 3 มื้อ|ข้าวหมดแล้ว|ข้าวหมด ขายของบ่ได้|น้ำเข้าบ้าน|น้ำทะลักเข้าเฮือน|น้ำท่วมเฮือน|house is on fire|The house burned down|nothing to eat|there is no food|starving|they have not eaten for two days|no money for food|our house is flooded',
  ask: 'ช่วยด้วย|ช่วยด้วยค่ะ|ช่วยด้วย!!!|ซ่อยแหน่|ฉุกเฉิน|เหตุด่วน|SOS|help me|ยายตายแล้ว|พ่อเสียชีวิต|ยายเสีย|ช่วยแม่ด้วย|ลูกหายออกจากบ้าน|ลูกหายไปสองวัน|ยายหายไปไหนไม่รู้|หลานหายไปตั้งแต่เช้า|please help us',
};

for (const [alert, texts] of Object.entries(ALERTS)) {
  test.each(texts.split('|'))(`${alert}: %s`, (text) => {
    expect(readEmergency(text)?.alert ?? null).toBe(alert);
  });
}

test.each(
  'ตายแล้วลืมส่ง|ไก่ตาย|ไก่ตายหมดเล้า|เหนื่อยจะตาย|ร้อนจะตาย|ไม่มีข้าวปลูก|ไม่มีใครเจ็บป่วย|ต้นกล้าตายหมด|ปลาตายลอยบ่อ|ผักเหี่ยวตาย|ควายตายแล้ว|ไม่มีใครหมดสติ|ไม่ได้ถูกทำร้าย|หมูป่วย|ไก่ไม่มีข้าวกิน|ไฟไหม้ฟาง|ไม่อยากอยู่บ้าน|ป้องกันไฟไหม้|ระวังงูกัด|ซื้อยาฆ่าหญ้า|ตีราคาข้าว|ช่วยเหลือ|ช่วย|ช่วยกันปลูกผัก|สบายดี|กินข้าวแล้ว|ปลูกพริก 20 ต้น|ไม่มี|ไม่มีเรื่องด่วน|เลี้ยงต่อ|พักผ่อน|รถเสีย|ตกปลา|ตกงาน|ยังไม่ตาย|ไม่อยากตาย|ปีกหัก|ชักชวนเพื่อนบ้าน|น้ำท่วมนา|งูกัดไก่ตาย|หมากัดเป็ด|ปั๊มน้ำเสียแล้ว|ไม่เคยอยากตาย|ช่วยกรอกให้ด้วย|ไม่มีข้าวให้ไก่กิน|ไม่มีอาหารไก่|ตีลูกชิ้น|พ่นยาฆ่าแมลง|ขี้เกียจอยู่แล้ว|ทุบหัวปลา|หมูป่วยหนัก|ขายข้าวหมดแล้ว|ข้าวหมดแล้วเพราะขายได้ราคา|เกี่ยวข้าวหมดแล้ว|กินข้าวหมดแล้ว|เข้าหมดแล้ว|เป็นลมแรง|เป็นลมหนาว|วูบวาบ|ปลาน็อคน้ำ|ปลาน็อค|นาจมน้ำ|ต่อน้ำเข้าบ้าน|สูบน้ำเข้าบ้าน|น้ำประปาเข้าบ้านแล้ว|น้ำเข้านา|เดินทางไม่ได้|ไปเยี่ยมไม่ได้|วัวลุกไม่ได้|ไก่ขี้เป็นเลือด|ยายปวดหายไปแล้ว|ไข้หายไปแล้ว|เงินหายไป|บ่ได้กินหลาย|ตลอดมาสองปี|ฮอดมาสองวันแล้ว|nobody fainted|no bleeding|he is not bleeding|chickens drowned|the fish died|starving chickens|no food for the chickens|sold all the rice|he beats the drum|prevent drowning|grapes|therapy|no suicide|hit the target|nothing|no|all good|'.split(
    '|',
  ),
)('no emergency: %s', (text) => {
  expect(readEmergency(text)).toBeNull();
});

test('each alert shows its hotlines and says whether an officer hears at once', () => {
  expect(readEmergency('ยายหมดสติ')).toEqual({ alert: 'medical', hotlines: ['1669'], notifyOfficer: true });
  expect(readEmergency('อยากตาย')?.hotlines).toEqual(['1323', '1669']);
  expect(readEmergency('ไฟไหม้บ้าน')?.hotlines).toEqual(['1669', '1300']);
  expect(readEmergency('โดนผัวตี')?.hotlines).toEqual(['1300', '1669']);
  expect(readEmergency('ช่วยด้วย')).toEqual({ alert: 'ask', hotlines: ['1669', '1300'], notifyOfficer: false });
});
