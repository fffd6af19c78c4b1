import { contentSecurityPolicy } from 'helmet';

/** What a page of the bot may have besides its own text and style: sources of pictures and of scripts. */
export interface Allowed {
  imgSrc?: readonly string[];
  scriptSrc?: readonly string[];
}

/** Forbids a browser everything on a page but its own style and what is `allowed`: it sends nothing and stands in no frame. */
export function pagePolicy(allowed: Allowed = {}): ReturnType<typeof contentSecurityPolicy> {
  return contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      ...allowed,
      styleSrc: ["'unsafe-inline'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
}
