// What a page may connect to, narrower than what its headers allow: only the doctor asks other servers over HTTP, and only whether
// there is one. In the page itself, since headers of one path cannot take back those of all.
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

export const connectPolicy = "connect-src 'self' ws: wss:";

export const onRequest = defineRouteMiddleware(({ locals }) => {
  // Starlight's own declaration of it is for .astro files.
  const { starlightRoute } = locals as { starlightRoute: StarlightRouteData };
  if (/^(en\/)?doctor$/.test(starlightRoute.id)) return;
  starlightRoute.head.unshift({
    tag: 'meta',
    attrs: { 'http-equiv': 'Content-Security-Policy', content: connectPolicy },
  });
});
