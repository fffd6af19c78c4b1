import { z } from 'zod';
import { tapAddress } from './address.ts';
import { checkDatePicker, datePickerFields } from './date-picker.ts';
import { graphemeText, text } from './text.ts';

const altUri = z.strictObject({ desktop: tapAddress }).optional();

const INPUT_OPTIONS = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'] as const;

function everywhere<Label extends z.ZodType>(label: Label) {
  const postback = z
    .strictObject({
      type: z.literal('postback'),
      label,
      data: text(300),
      displayText: graphemeText(300).optional(),
      text: graphemeText(300).optional(),
      inputOption: z.enum(INPUT_OPTIONS).optional(),
      fillInText: graphemeText(300).optional(),
    })
    .refine((action) => action.displayText === undefined || action.text === undefined, {
      path: ['text'],
      error: 'displayText and text can not be used together',
    })
    .refine((action) => action.fillInText === undefined || action.inputOption === 'openKeyboard', {
      path: ['fillInText'],
      error: 'needs inputOption openKeyboard',
    });
  const datePicker = z
    .strictObject({ type: z.literal('datetimepicker'), label, ...datePickerFields })
    .superRefine(checkDatePicker);
  return [
    postback,
    datePicker,
    z.strictObject({ type: z.literal('message'), label, text: graphemeText(300) }),
    z.strictObject({ type: z.literal('uri'), label, uri: tapAddress, altUri }),
    z.strictObject({ type: z.literal('clipboard'), label, clipboardText: text(1000) }),
  ] as const;
}

const label = (max: number) => graphemeText(max);
const phoneOnly = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), label: label(20) });

/** What a button of a template may do. Its label is what people read, so it is required. */
export const templateAction = z.discriminatedUnion('type', [...everywhere(label(20))]);

/** What a picture of an image carousel may do. */
export const imageCarouselAction = z.discriminatedUnion('type', [...everywhere(label(12).optional())]);

/** What a Flex button may do. */
export const flexButtonAction = z.discriminatedUnion('type', [...everywhere(label(40))]);

/** What any other Flex component may do when it is tapped; its label is never shown. */
export const flexAction = z.discriminatedUnion('type', [...everywhere(label(40).optional())]);

/** The Flex video's link. */
export const flexVideoAction = z.strictObject({
  type: z.literal('uri'),
  label: label(40),
  uri: tapAddress,
  altUri,
});

/** What a quick reply may do. Camera, camera roll and location exist only here. */
export const quickReplyAction = z.discriminatedUnion('type', [
  ...everywhere(label(20)),
  phoneOnly('camera'),
  phoneOnly('cameraRoll'),
  phoneOnly('location'),
]);

/** What an area of a rich menu may do. Switching menus exists only here. */
export const richMenuAction = z.discriminatedUnion('type', [
  ...everywhere(label(20).optional()),
  z.strictObject({
    type: z.literal('richmenuswitch'),
    label: label(20).optional(),
    richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/, 'must be 1 to 32 of a-z, 0-9, _ and -'),
    data: text(300),
  }),
]);
