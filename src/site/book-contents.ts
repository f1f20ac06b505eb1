// The table of contents of the book, in reading order: the sidebar, the landing page and the tests read it.
// A chapter appears here once it is written in both languages; the label is shorter than its title.

export interface BookEntry {
  slug: string;
  label: string;
  translations: { en: string };
}

export const bookContents: BookEntry[] = [
  { slug: 'quick-start', label: '快速开始', translations: { en: 'Quick start' } },
  { slug: 'clients', label: '客户端', translations: { en: 'Clients' } },
  { slug: 'qos', label: 'QoS 服务质量', translations: { en: 'QoS' } },
  { slug: 'retain', label: '保留消息', translations: { en: 'Retained messages' } },
  { slug: 'session', label: '会话', translations: { en: 'Sessions' } },
  { slug: 'shared', label: '消息共享', translations: { en: 'Shared subscriptions' } },
  { slug: 'load', label: '压测', translations: { en: 'Load testing' } },
  { slug: 'differences', label: '各 Broker 的差异', translations: { en: 'Where brokers differ' } },
];
