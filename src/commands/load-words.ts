// What `npm run load` prints beside the result, in the language of the terminal.
import type { Language } from '../language.ts';
import type { KneeStep } from '../load/knee.ts';
import { cap } from '../load/target.ts';

export interface LoadCommandWords {
  usage: string;
  whichBroker: string;
  noAddress: (text: string) => string;
  whichScenario: (names: string) => string;
  noScenario: (name: string, why: string, names: string) => string;
  noJson: (name: string, why: string) => string;
  noNumber: (flag: string, value: string) => string;
  noTime: (flag: string, value: string) => string;
  unknownTool: (names: string) => string;
  workers: (value: string, most: number) => string;
  oneProcess: string;
  whichHistogram: (file: string) => string;
  nothingToMerge: string;
  noResult: (file: string, why: string) => string;
  notOneRun: string;
  cannotWrite: (file: string, why: string) => string;
  unknownHost: (host: string, why: string) => string;
  progress: (
    phase: string,
    connected: number,
    clients: number,
    sent: number,
    delivered: number,
    left: number | null,
  ) => string;
  interrupted: string;
  mergedHistograms: string;
  kneeNeedsRate: string;
  kneeStep: (step: KneeStep) => string;
  knee: (highest: number | null, broken: number | null, gaveWay: 'generator' | 'broker' | null) => string;
}

const en: LoadCommandWords = {
  usage: `usage: npm run load -- URL --scenario NAME|FILE [FIELDS] [--workers N] [OUTPUT] [THRESHOLDS]
       npm run load -- URL --scenario NAME|FILE --as emqtt_bench|mqttx|k6|jmeter
       npm run load -- merge FILE … [OUTPUT] [THRESHOLDS]

  URL          mqtt://, mqtts://, ws:// or wss://, as ws://localhost:8083/mqtt; user and password in it if need be
  NAME         conn, pub, sub, point-to-point, fan-out, fan-in, shared; mixed and what the flags do not say stand in a FILE (JSON)
  FIELDS       --clients N (conn)  --pairs N (point-to-point)  --publishers N  --subscribers N  --group NAME (shared)
               --rate N a second, of all publishers (open loop)  --ramp 5s  |  --window N for each publisher (closed loop)
               --qos 0|1|2  --payload-size B  --payload-pattern zeros|text|random  --topic, --filter with %c, %i, %r
               --protocol 3.1.1|5  --connect-rate N  --keep-alive S  --no-clean-start  --client-id  --warm-up 2s
               --duration 10s  --settle 2s (how long a silence ends the waiting for what is missing)
  --workers    processes that share the clients
  OUTPUT       --json FILE (- = standard output; with npm run --silent)  --csv FILE  --histogram FILE.hgrm|FILE.hlog
  THRESHOLDS   --p50-below, --p90-below, --p95-below, --p99-below, --p99.9-below, --max-below 50ms
               --lost-at-most, --duplicated-at-most, --out-of-order-at-most, --refused-at-most 0
  --knee       raises the rate step by step until a threshold is not kept (p99 below 100 ms and nothing lost, if none is given)
  merge        results (.json) or histograms (.hlog) of several computers, as one
  --i-own-this-broker   without it at most ${cap.clients} clients, ${cap.rate} messages a second and ${cap.seconds} seconds go to what is not on this
               computer or in a private network; public brokers are refused in any case

Exit status: 0 kept, 1 a threshold not kept or no client left, 2 wrong arguments, 3 the generator was the limit.
Ctrl+C ends the run: all clients disconnect, and the result of what was measured is given.`,
  whichBroker: 'Which broker? Give one address, as ws://localhost:8083/mqtt.',
  noAddress: (text) => `${text} is no address of a broker: mqtt://, mqtts://, ws:// or wss://, then the host.`,
  whichScenario: (names) => `Which scenario? --scenario is one of ${names}, or a file.`,
  noScenario: (name, why, names) => `--scenario ${name} is none of ${names}, and cannot be read as a file: ${why}`,
  noJson: (name, why) => `${name} is not a JSON object${why === '' ? '' : `: ${why}`}`,
  noNumber: (flag, value) => `--${flag} is a number; it was "${value}"`,
  noTime: (flag, value) => `--${flag} is a time, as 50ms or 10s; it was "${value}"`,
  unknownTool: (names) => `--as is one of ${names}.`,
  workers: (value, most) => `--workers is a number from 1 to ${most} for this scenario; it was "${value}"`,
  oneProcess:
    'A window at QoS 0 waits for deliveries, which come to other workers here: use one worker, QoS 1 or 2, or a rate.',
  whichHistogram: (file) =>
    `--histogram ends with .hgrm (percentiles as text) or .hlog (a log that can be merged); it was "${file}"`,
  nothingToMerge: 'merge needs files: results (.json) or histograms (.hlog).',
  noResult: (file, why) => `${file} is no result of a run: ${why}`,
  notOneRun: 'These results are not of one scenario: kinds, QoS, payloads and times must be the same.',
  cannotWrite: (file, why) => `${file} cannot be written: ${why}`,
  unknownHost: (host, why) => `${host} cannot be found: ${why}`,
  progress: (phase, connected, clients, sent, delivered, left) =>
    `${phase}: ${connected} of ${clients} clients, ${sent} sent, ${delivered} delivered${left === null ? '' : `, ${left} s left`}`,
  interrupted: 'Stopping: all clients disconnect. Once more ends at once.',
  mergedHistograms: 'merged histograms',
  kneeNeedsRate: '--knee raises a rate: the scenario must have one, and no window.',
  kneeStep: ({ rate, sent, delivered, p50, p99, lost, kept, gaveWay }) =>
    `${rate}/s offered: ${sent}/s sent, ${delivered}/s delivered, p50 ${p50} ms, p99 ${p99} ms, ${lost} lost: ${kept ? 'kept' : gaveWay === 'generator' ? 'NOT KEPT, by the generator' : 'NOT KEPT'}`,
  knee: (highest, broken, gaveWay) =>
    [
      highest === null ? 'No rate kept the thresholds.' : `The highest rate that kept the thresholds: ${highest}/s.`,
      broken === null
        ? 'None was found that does not.'
        : `At ${broken}/s ${gaveWay === 'generator' ? 'the generator, not the broker, gave way: the broker may bear more.' : 'the broker gave way.'}`,
    ].join(' '),
};

const zhCn: LoadCommandWords = {
  usage: `用法：npm run load -- URL --scenario 名称|文件 [字段] [--workers N] [输出] [门槛]
      npm run load -- URL --scenario 名称|文件 --as emqtt_bench|mqttx|k6|jmeter
      npm run load -- merge 文件 … [输出] [门槛]

  URL          mqtt://、mqtts://、ws:// 或 wss://，例如 ws://localhost:8083/mqtt；需要时可写上用户名和密码
  名称         conn、pub、sub、point-to-point、fan-out、fan-in、shared；mixed 以及参数表达不了的内容写在文件（JSON）里
  字段         --clients N（conn） --pairs N（point-to-point） --publishers N  --subscribers N  --group 名称（shared）
               --rate N 所有发布者合计每秒条数（开环） --ramp 5s  |  --window N 每个发布者（闭环）
               --qos 0|1|2  --payload-size 字节  --payload-pattern zeros|text|random  --topic、--filter 可用 %c、%i、%r
               --protocol 3.1.1|5  --connect-rate N  --keep-alive 秒  --no-clean-start  --client-id  --warm-up 2s
               --duration 10s  --settle 2s（多久没有新消息就不再等待缺少的消息）
  --workers    分担客户端的进程数
  输出         --json 文件（- 为标准输出，配合 npm run --silent） --csv 文件  --histogram 文件.hgrm|文件.hlog
  门槛         --p50-below、--p90-below、--p95-below、--p99-below、--p99.9-below、--max-below 50ms
               --lost-at-most、--duplicated-at-most、--out-of-order-at-most、--refused-at-most 0
  --knee       逐级提高速率，直到超出门槛（未指定时：p99 低于 100 ms 且无丢失）
  merge        把多台机器的结果（.json）或直方图（.hlog）合并成一份
  --i-own-this-broker   没有它时，对本机和私有网络以外的地址最多 ${cap.clients} 个客户端、每秒 ${cap.rate} 条消息、${cap.seconds} 秒；
               公共 Broker 一律拒绝

退出状态：0 达标，1 未达标或没有客户端在线，2 参数有误，3 瓶颈在压测端。
Ctrl+C 结束运行：所有客户端断开连接，并给出已测得的结果。`,
  whichBroker: '压测哪个 Broker？请给出一个地址，例如 ws://localhost:8083/mqtt。',
  noAddress: (text) => `${text} 不是 Broker 的地址：应为 mqtt://、mqtts://、ws:// 或 wss:// 加主机名。`,
  whichScenario: (names) => `用哪个场景？--scenario 是 ${names} 之一，或者一个文件。`,
  noScenario: (name, why, names) => `--scenario ${name} 不是 ${names} 之一，也无法作为文件读取：${why}`,
  noJson: (name, why) => `${name} 不是一个 JSON 对象${why === '' ? '' : `：${why}`}`,
  noNumber: (flag, value) => `--${flag} 应为数字，实际是“${value}”`,
  noTime: (flag, value) => `--${flag} 应为时间，例如 50ms 或 10s，实际是“${value}”`,
  unknownTool: (names) => `--as 是 ${names} 之一。`,
  workers: (value, most) => `对这个场景，--workers 应为 1 到 ${most}，实际是“${value}”`,
  oneProcess: 'QoS 0 的窗口要等待消息送达，而这里消息会送到别的进程：请使用一个进程、QoS 1 或 2，或者固定速率。',
  whichHistogram: (file) => `--histogram 的文件名应以 .hgrm（百分位文本）或 .hlog（可合并的日志）结尾，实际是“${file}”`,
  nothingToMerge: 'merge 需要文件：结果（.json）或直方图（.hlog）。',
  noResult: (file, why) => `${file} 不是压测结果：${why}`,
  notOneRun: '这些结果不属于同一个场景：种类、QoS、载荷和时间必须相同。',
  cannotWrite: (file, why) => `无法写入 ${file}：${why}`,
  unknownHost: (host, why) => `找不到 ${host}：${why}`,
  progress: (phase, connected, clients, sent, delivered, left) =>
    `${phase}：${connected}/${clients} 个客户端，已发送 ${sent}，已投递 ${delivered}${left === null ? '' : `，还剩 ${left} 秒`}`,
  interrupted: '正在停止：所有客户端断开连接。再按一次立即结束。',
  mergedHistograms: '合并后的直方图',
  kneeNeedsRate: '--knee 要提高速率：场景必须有速率，不能是窗口。',
  kneeStep: ({ rate, sent, delivered, p50, p99, lost, kept, gaveWay }) =>
    `计划 ${rate}/s：发送 ${sent}/s，投递 ${delivered}/s，p50 ${p50} ms，p99 ${p99} ms，丢失 ${lost}：${kept ? '达标' : gaveWay === 'generator' ? '未达标，原因在压测端' : '未达标'}`,
  knee: (highest, broken, gaveWay) =>
    [
      highest === null ? '没有任何速率达标。' : `达标的最高速率：${highest}/s。`,
      broken === null
        ? '没有找到不达标的速率。'
        : `到 ${broken}/s 时，${gaveWay === 'generator' ? '先达到极限的是压测端而不是 Broker：Broker 也许还能承受更多。' : 'Broker 先达到了极限。'}`,
    ].join(''),
};

export function loadCommandWords(language: Language): LoadCommandWords {
  return language === 'zh-cn' ? zhCn : en;
}
