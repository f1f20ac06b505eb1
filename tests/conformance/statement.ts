// The form of the manifest: normative statements of both specifications, in our words, by number.

/** What a statement asks for. The second string says why no test can name it for this server. */
export type Entry = string | readonly [what: string, why: string];

/** By section and number: `3.1.2-4` is [MQTT-3.1.2-4]. */
export type Section = Readonly<Record<string, Entry>>;

/** Why a statement has no test. */
export const bindsClientOnly = 'It binds the client only; what the server receives looks the same.';
export const noAuthenticationMethod =
  'Enhanced authentication is refused at CONNECT, so no such exchange is ever under way.';
export const noOptionalProperty = 'The server puts no such property into this packet.';
