/**
 * Words that mean something to a browser, to XML, to our templates, to our wording, to a header, to JavaScript's objects, or
 * that turn the line around.
 */
export const HOSTILE = `</textarea><script>alert(1)</script>"'><img src=x onerror=y>]]>&amp; {{count}} $t(gone) <%= it.data %> {{7*7}} \${7*7} __proto__ \r\nSet-Cookie: stolen=1 \u202E`;

/** How they stand in a page. */
export const ESCAPED =
  /&lt;\/textarea&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39;&gt;&lt;img src=x onerror=y&gt;\]\]&gt;&amp;amp; \{\{count\}\} \$t\(gone\) &lt;%= it\.data %&gt; \{\{7\*7\}\} \$\{7\*7\} __proto__\s+Set-Cookie: stolen=1/u;

/** What they would become where a page forgets to escape: in its text, in an attribute, or as what a template made of them. */
const HARMFUL =
  /<script>alert|<img src=x|<\/textarea><script|"(?:'|&#39;)(?:>|&gt;)|\bundefined\b|\[object/gu;

/** Where they do harm in a page, each with what stands around it; empty when all of them are text. */
export function harmIn(page: string): string[] {
  return [...page.matchAll(HARMFUL)].map(({ index }) => page.slice(Math.max(0, index - 80), index + 40));
}
