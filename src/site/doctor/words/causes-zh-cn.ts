// 为什么连不上 Broker，怎么修。
import type { Causes } from './words.ts';

export const causesZhCn: Causes = {
  'address-empty': { title: '没有地址', repair: () => '填写 Broker 的地址，或在页面顶部选择一个。' },
  'address-in-page': {
    title: '当前选择的是页面内的 Broker',
    repair: () => '它不需要网络，没有什么可检查的。请填写另一个 Broker 的地址，或在页面顶部选择一个。',
  },
  'address-not-a-url': { title: '地址不完整' },
  'address-not-web-socket': { title: '这不是 WebSocket 地址' },
  'address-http': {
    title: '这是网页的地址',
    repair: () => '浏览器里的 MQTT 走 WebSocket：http:// 要换成 ws://，https:// 要换成 wss://，路径通常是 /mqtt。',
  },
  'address-mixed-content': { title: '通过 https 打开的页面不能使用 ws://' },
  'bad-port': {
    title: '浏览器拒绝使用这个地址',
    repair: ({ port }) =>
      `浏览器不使用属于其他协议的端口，${port} 可能就是这样的端口。让 Broker 改用别的端口，例如 8083。`,
  },
  offline: {
    title: '这台电脑没有联网',
    repair: () => '浏览器说没有网络。请先联网，或使用本机的、页面内的 Broker。',
  },
  'local-network-denied': {
    title: '浏览器不允许本页访问你的本地网络',
    repair: ({ origin }) =>
      `${origin} 的本地网络权限已被拒绝。打开本站的设置（地址栏左侧的图标），允许“本地网络访问”或“设备上的应用”，然后重新加载页面。`,
  },
  'local-network-asks': {
    title: '浏览器询问过是否允许本页访问你的本地网络',
    repair: () => '再检查一次，浏览器询问时点“允许”。在那之前什么都不会发出。',
  },
  'local-network-http': {
    title: '浏览器只允许 https 页面访问你的本地网络',
    repair: ({ origin }) =>
      `${origin} 不是通过 https 打开的。请通过 https 打开本书，或在同一台电脑上打开：http://localhost 视为安全。`,
  },
  dead: {
    title: '那里没有程序在监听',
    repair: ({ port }) =>
      `启动 Broker，并确认它在 ${port} 端口上监听 WebSocket。用 Docker 时要发布端口：docker run -p ${port}:${port}。Mosquitto 在配置文件另作规定之前只监听本机。`,
  },
  firewall: {
    title: '防火墙丢弃了数据包，或者那台电脑没有开机',
    repair: ({ host, port }) =>
      `在 ${host} 上放行 TCP 端口 ${port}：既要看那台电脑的防火墙，也要看云平台的安全组。再确认这个地址现在仍是那台电脑的。`,
  },
  'no-such-name': {
    title: '域名解析不到',
    repair: ({ host }) => `${host} 可能没有对应的地址，或者你的网络不认识它。检查拼写，或改用 IP 地址。`,
  },
  certificate: { title: '证书不受信任' },
  clock: {
    title: '时钟不准，证书因此显得无效',
    repair: ({ minutesAhead }) =>
      `这台电脑的时钟比本页服务器的${minutesAhead > 0 ? '快' : '慢'} ${Math.abs(minutesAhead)} 分钟。请让这台电脑通过网络校时；如果它是准的，那就是服务器的时钟不准。`,
  },
  'raw-port': {
    title: '这是不带 WebSocket 的 MQTT 端口',
    repair: ({ isTls }) =>
      `浏览器只能使用 WebSocket。EMQX 的 WebSocket 在 ${isTls ? 'wss://…:8084/mqtt' : 'ws://…:8083/mqtt'}；Mosquitto 需要一个带“protocol websockets”的监听器。1883 和 8883 供浏览器以外的程序使用。`,
  },
  'wrong-path': {
    title: '路径不对',
    repair: ({ better, path }) =>
      better === ''
        ? `服务器在 ${path} 上可能没有 WebSocket。EMQX 和多数 Broker 的路径是 /mqtt；前面有代理时，以代理的配置为准。`
        : `${path} 打不开 WebSocket，而 ${better} 可以。请使用这个地址。`,
  },
  'wrong-port': {
    title: '端口不对',
    repair: ({ better, port }) => `${port} 端口打不开 WebSocket，而 ${better} 可以。请使用这个地址。`,
  },
  'wrong-scheme': {
    title: 'ws:// 和 wss:// 用反了',
    repair: ({ better, isTls }) => `这个端口${isTls ? '不使用' : '使用'} TLS。请使用 ${better}。`,
  },
  'sub-protocol': {
    title: '服务器不接受子协议 mqtt',
    repair: () =>
      '它能打开 WebSocket，但不接受子协议“mqtt”，而 Broker 必须接受。要么它不是 MQTT Broker，请检查端口和路径；要么前面的代理丢掉了 Sec-WebSocket-Protocol 头，请让代理转发它。',
  },
  origin: {
    title: 'Broker 拒绝本站的页面（HTTP 403）',
    repair: ({ origin }) =>
      `把 ${origin} 加入它接受的来源：EMQX 是监听器的 check_origins，npm run broker 是 --origin。下面的 curl 会显示状态码。`,
  },
  'no-upgrade': {
    title: '那里回应的是网页服务器，不是 WebSocket',
    repair: ({ port }) =>
      port === 18083
        ? '18083 是 EMQX 的 Dashboard。它的 WebSocket 在 ws://…:8083/mqtt。'
        : '检查端口。前面有代理时，代理必须转发 Upgrade 和 Connection；nginx 的写法：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
  },
  'not-mqtt': { title: '服务器说的不是 MQTT' },
  silent: {
    title: '服务器接受了 WebSocket，然后一言不发',
    repair: () =>
      '它没有回应 CONNECT。要么它不是 MQTT Broker，请检查端口和路径；要么后面的 Broker 卡住了，例如正在等待存放登录信息的数据库，请查看它的日志。',
  },
  'closed-at-connect': {
    title: '发出 CONNECT 后连接被关闭，没有说明原因',
    repair: () =>
      '可能服务器不是 MQTT Broker，可能代理连不上后面的 Broker，也可能 Broker 一声不响地拒绝了。日志会说明是哪一种。',
  },
  'login-missing': { title: 'Broker 要求用户名和密码' },
  'login-wrong': { title: 'Broker 不接受这个用户名和密码' },
  refused: { title: 'Broker 拒绝了连接' },
  'subscribe-denied': {
    title: 'Broker 不允许这个订阅',
    repair: ({ topic }) => `它的访问控制列表（ACL）不允许这个客户端订阅 ${topic}。换一个允许的主题，或请人修改规则。`,
  },
  'publish-denied': {
    title: 'Broker 不允许发布这条消息',
    repair: ({ topic }) =>
      `它的访问控制列表（ACL）不允许这个客户端向 ${topic} 发布。换一个允许的主题，或请人修改规则。`,
  },
  dropped: {
    title: '消息得到了确认，却没有回来',
    repair: ({ topic, version }) =>
      `Broker 一声不响地丢弃了它：访问控制列表（ACL）可能不允许这个客户端向 ${topic} 发布，或不允许它从那里接收。EMQX 和 Mosquitto 默认都这样做（EMQX：authorization.deny_action = ignore）${version === 5 ? '' : '，而 MQTT 3.1.1 没有代码可以说明'}。日志会说明是哪条规则。`,
  },
  'closed-at-topic': {
    title: 'Broker 因为这个主题断开了连接',
    repair: ({ topic }) =>
      `访问控制列表（ACL）可能不允许这个客户端使用 ${topic}，而 Broker 设置为断开这样的客户端（EMQX：authorization.deny_action = disconnect）。也可能它认为主题格式不对。`,
  },
  'topic-silent': {
    title: 'Broker 没有及时确认',
    repair: () => '它接受了客户端，然后卡住了。查看它的负载和日志，再检查一次。',
  },
  'idle-cut': {
    title: '静默的连接被切断',
    repair: ({ cutAfter, keepAlive }) =>
      `静默 ${cutAfter} 秒后连接被切断，而客户端声明的保活时间要长得多：代理就是这样做的。让客户端使用不超过 ${keepAlive} 秒的保活时间（MQTT.js：keepalive: ${keepAlive}），或提高代理的时限（nginx：proxy_read_timeout）。`,
  },
  'idle-cut-by-broker': {
    title: 'Broker 自己会断开静默的连接',
    repair: ({ cutAfter, serverKeepAlive }) =>
      `它要求每 ${serverKeepAlive} 秒有一个报文（Server Keep Alive），静默 ${cutAfter} 秒后断开了连接。遵守它的客户端（例如 MQTT.js）会保持连接。`,
  },
};
