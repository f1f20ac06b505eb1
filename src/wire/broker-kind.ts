// Where connections may go. `in-page` needs no network.
export type BrokerKind = 'in-page' | 'local' | 'public' | 'custom';
