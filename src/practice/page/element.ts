type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Builds one element. Attributes that are `false` or missing are left out, `true` stands without a value; text becomes
 * text nodes, so nothing that anyone wrote is ever read as HTML. Styles go through `.style`: the page's content
 * security policy refuses style attributes.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}
