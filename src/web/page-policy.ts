import { contentSecurityPolicy } from 'helmet';

/** What a page of the bot may have besides its own text and style: sources of pictures, scripts, styles, and where its forms and scripts may turn. */
export interface Allowed {
  imgSrc?: readonly string[];
  scriptSrc?: readonly string[];
  /** Absent: the style that stands in the page itself. */
  styleSrc?: readonly string[];
  connectSrc?: readonly string[];
  formAction?: readonly string[];
}

/** Forbids a browser everything on a page but its own style and what is `allowed`: it sends nothing and stands in no frame. */
export function pagePolicy(allowed: Allowed = {}): ReturnType<typeof contentSecurityPolicy> {
  return contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      formAction: ["'none'"],
      ...allowed,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
}
