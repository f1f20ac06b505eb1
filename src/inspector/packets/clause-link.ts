// Where a clause of the specification can be read. Sections have no anchors that tell their number, so the link opens
// the document.
const documents = {
  'MQTT5-': 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html',
  'MQTT311-': 'https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html',
} as const;

/** `clause`: `MQTT5-3.3.2.1` or a normative statement such as `MQTT5-3.3.1-6`. Null for what names neither version. */
export function clauseLink(clause: string): string | null {
  for (const [prefix, url] of Object.entries(documents)) if (clause.startsWith(prefix)) return url;
  return null;
}
