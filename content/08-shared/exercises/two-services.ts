// Two groups on one topic: each service gets every photo once.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { write, type Claim, type JudgedRun, type Text } from '../../../src/exercises/exercise.ts';
import { capturedOfType, delivered, packetsOf, packetsOfType, text } from '../../packets.ts';

const photos = 12;
const services = { thumbnails: ['thumb-1', 'thumb-2'], faces: ['face-1', 'face-2'] };
const everyone = Object.values(services).flat();

const sent = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'camera'), 'to-broker', 'PUBLISH');
const got = (run: JudgedRun, members: readonly string[]): string[] =>
  members.flatMap((member) => delivered(run, member)).map(text);
const filtersOf = (run: JudgedRun, member: string): string[] =>
  packetsOfType(packetsOf(run, member), 'to-broker', 'SUBSCRIBE').flatMap(({ subscriptions }) =>
    subscriptions.map(({ filter }) => filter),
  );
const isShared = (filter: string): boolean => filter.startsWith('$share/');
const allFilters = (run: JudgedRun): string[] => everyone.flatMap((member) => filtersOf(run, member)).filter(isShared);

const once = (members: readonly string[], says: Text): Claim => ({
  says,
  judge: (run) => {
    const copies = got(run, members);
    const different = new Set(copies).size;
    const packet = members.flatMap((member) => capturedOfType(packetsOf(run, member), 'to-client', 'PUBLISH'))[0];
    return {
      holds: copies.length === photos && different === photos,
      seen: {
        'zh-cn': `收到 ${different} 张不同的照片，共 ${copies.length} 份`,
        en: `${different} different photos, ${copies.length} copies`,
      },
      proof: packet && { packet, pane: 'diagram' },
    };
  },
});

export const exercise = write({
  ask: {
    'zh-cn':
      '相机发出 12 张照片。缩略图服务有两个实例，人脸识别服务也有两个。写出四个过滤器，让每种服务每张照片恰好处理一次。',
    en: 'A camera sends twelve photos. The thumbnail service runs as two instances, the face recognition too. Write the four filters, so that each service handles each photo exactly once.',
  },
  claims: [
    {
      says: { 'zh-cn': '相机发出 12 张照片，每张一次', en: 'The camera publishes twelve photos, each once' },
      judge: (run) => {
        const [packet] = sent(run);
        return {
          holds: sent(run).length === photos,
          seen: { 'zh-cn': `发出 ${sent(run).length} 张`, en: `${sent(run).length} published` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    once(services.thumbnails, {
      'zh-cn': '`thumb-1` 和 `thumb-2` 合起来，每张照片恰好一次',
      en: '`thumb-1` and `thumb-2` together get each photo exactly once',
    }),
    once(services.faces, {
      'zh-cn': '`face-1` 和 `face-2` 合起来，每张照片恰好一次',
      en: '`face-1` and `face-2` together get each photo exactly once',
    }),
    {
      says: { 'zh-cn': '四个实例都参加共享', en: 'All four instances are members of a group' },
      judge: (run) => {
        const members = everyone.filter((member) => filtersOf(run, member).some(isShared));
        const packet = capturedOfType(packetsOf(run, everyone[0] ?? ''), 'to-broker', 'SUBSCRIBE')[0];
        return {
          holds: members.length === everyone.length,
          seen: { 'zh-cn': `参加的有 ${members.length} 个`, en: `${members.length} of them are` },
          proof: packet && { packet, pane: 'broker' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => allFilters(run).length === 0,
      say: {
        'zh-cn': '四个都是普通订阅，每张照片发了四份。把同一种服务的两个实例编成一组：`$share/组名/过滤器`。',
        en: 'Those are four plain subscriptions, and four copies of each photo. Make the instances of a service a group: `$share/name/filter`.',
      },
    },
    {
      made: (run) => allFilters(run).length === 4 && new Set(allFilters(run)).size === 1,
      say: {
        'zh-cn':
          '四个进了同一个组，每张照片只有其中一个处理：有缩略图的没有人脸，有人脸的没有缩略图。两种服务要两个组。',
        en: 'All four are in one group, so each photo gets either a thumbnail or its faces found. Two services take two groups.',
      },
    },
    {
      made: (run) => allFilters(run).length === 4 && new Set(allFilters(run)).size === 4,
      say: {
        'zh-cn': '每个实例自成一组，等于没分。同一种服务的两个实例，组名和过滤器都要相同。',
        en: 'Each instance is a group of its own, which divides nothing. The two of a service need the same name and the same filter.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '一个组就是一个订阅者。这里要几个订阅者？',
      en: 'A group is one subscriber. How many subscribers does this take?',
    },
    {
      'zh-cn': '两个组，两个组名；发布的一方什么也不用改。',
      en: 'Two groups, so two names; the publishing side changes nothing.',
    },
    {
      'zh-cn': '`$share/thumbnails/${photo}` 给前两个，`$share/faces/${photo}` 给后两个。',
      en: '`$share/thumbnails/${photo}` for the first two, `$share/faces/${photo}` for the others.',
    },
  ],
  lesson: {
    'zh-cn': '每种服务一份，服务内分摊。再加一个实例不多一份，再加一种服务才多一份。',
    en: 'One copy for each service, divided among its instances. Another instance costs no copy, another service does.',
  },
});
