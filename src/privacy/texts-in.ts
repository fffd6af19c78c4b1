/** The words a person reads in LINE messages: texts, and what stands for cards where they cannot be shown. */
export function textsIn(messages: readonly unknown[]): string[] {
  return messages.flatMap((message) => {
    const { text, altText } = message as { text?: unknown; altText?: unknown };
    const words = text ?? altText;
    return typeof words === 'string' ? [words] : [];
  });
}
