// The anchors of the specifications that the book links to, and the sections that they open. An anchor says nothing of its section, so
// whoever adds one has opened it.

const v5 = 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc';
const v311 = 'https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html#_Toc';

export const specificationSections: Readonly<Record<string, string>> = {
  [`${v5}3901039`]: '3.1.2.4', // Clean Start
  [`${v5}3901040`]: '3.1.2.5', // Will Flag
  [`${v5}3901048`]: '3.1.2.11.2', // Session Expiry Interval
  [`${v5}3901080`]: '3.2.2.3', // CONNACK Properties
  [`${v5}3901104`]: '3.3.1.3', // RETAIN
  [`${v5}3901169`]: '3.8.3.1', // Subscription Options
  [`${v5}3901230`]: '4.1', // Session State
  [`${v5}3901237`]: '4.3.3', // QoS 2
  [`${v5}3901238`]: '4.4', // Message delivery retry
  [`${v5}3901240`]: '4.6', // Message ordering
  [`${v5}3901250`]: '4.8.2', // Shared Subscriptions
  [`${v311}398718030`]: '3.1.2', // CONNECT, variable header
  [`${v311}398718099`]: '4.3', // Quality of Service levels
  [`${v311}398718102`]: '4.3.3', // QoS 2
  [`${v311}398718103`]: '4.4', // Message delivery retry
};
