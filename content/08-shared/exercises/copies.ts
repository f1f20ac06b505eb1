// Fan-out with groups: each group counts as one subscriber.
import { predict } from '../../../src/exercises/exercise.ts';
import { capturedOfType, delivered, published } from '../../packets.ts';

export const exercise = predict<number>({
  cell: 'two-groups',
  ask: {
    'zh-cn':
      '每一笔销售，财务组（两人）要有一个人记账，仓库组（两人）要有一个人发货，审计（普通订阅）要看到全部。一共 20 笔，Broker 要发出多少份？',
    en: 'For each sale, somebody of billing (two members) writes an invoice, somebody of shipping (two members) packs a parcel, and the auditor, who subscribes plainly, sees everything. With twenty sales, how many copies does the broker send?',
  },
  question: { form: 'number', unit: { 'zh-cn': '份', en: 'copies' } },
  truth: (run) => (published(run, 'till').length === 20 ? delivered(run).length : null),
  proof: (run) => {
    const packet = capturedOfType(run.packets, 'to-broker', 'PUBLISH')[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 100,
      say: {
        'zh-cn': '那是五个普通订阅者：每人都得一份。共享组里每条只给一个成员。',
        en: 'That would be five plain subscribers, a copy for each. Within a group a message goes to one member only.',
      },
    },
    {
      given: 20,
      say: {
        'zh-cn': '“共享”只在组内。每个组各得一整份，普通订阅者也得一整份，互不影响。',
        en: 'Sharing goes on inside a group. Each group gets a full set, the plain subscriber too, and none of them takes anything from the others.',
      },
    },
    {
      given: 40,
      say: {
        'zh-cn': '两个组各一份是 40，审计还要一份：普通订阅不因为有人在分就少收。',
        en: 'Two groups make forty. And the auditor: a plain subscription gets no less because others share.',
      },
    },
    {
      given: 80,
      say: {
        'zh-cn': '四个成员是两个组，不是四个订阅者：每组每条只有一份。',
        en: 'The four members are two groups, not four subscribers: one copy of each sale for a group.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '把一组人当作一个订阅者，数一数有几个订阅者。',
      en: 'Take each group for one subscriber, and count the subscribers.',
    },
    {
      'zh-cn': '财务组、仓库组、审计：三个。',
      en: 'Billing, shipping, the auditor: that makes three.',
    },
  ],
});
