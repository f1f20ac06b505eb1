// The table of contents of the book, in reading order: the sidebar, the landing page and the tests read it.
// A chapter appears here once it is written in both languages; the label is shorter than its title.

export interface BookEntry {
  slug: string;
  label: string;
  translations: { en: string };
}

export const bookContents: BookEntry[] = [
  { slug: 'quick-start', label: '快速开始', translations: { en: 'Quick start' } },
  { slug: 'emqx', label: '部署 EMQX', translations: { en: 'Set up EMQX' } },
  { slug: 'clients', label: '客户端', translations: { en: 'Clients' } },
  { slug: 'qos', label: 'QoS 服务质量', translations: { en: 'QoS' } },
  { slug: 'redelivery', label: '断线与重发', translations: { en: 'Lost connections' } },
  { slug: 'retain', label: '保留消息', translations: { en: 'Retained messages' } },
  { slug: 'session', label: '会话', translations: { en: 'Sessions' } },
  { slug: 'shared', label: '共享订阅', translations: { en: 'Shared subscriptions' } },
  { slug: 'load', label: '压测', translations: { en: 'Load testing' } },
  { slug: 'differences', label: '各 Broker 的差异', translations: { en: 'Where brokers differ' } },
  { slug: 'glossary', label: '术语表', translations: { en: 'Glossary' } },
  { slug: 'handout', label: '讲义逐条对照', translations: { en: 'The handout' } },
  { slug: 'doctor', label: '连接诊断', translations: { en: 'The doctor' } },
  { slug: 'settings', label: '讲师的设置', translations: { en: 'The trainer’s settings' } },
  { slug: 'host-it', label: '自己部署', translations: { en: 'Host it' } },
];
