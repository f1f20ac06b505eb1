// A scenario as a script of k6 with its extension `k6/x/mqtt` (grafana/xk6-mqtt). Each client is a virtual user. Pure.
import type { Part, Scenario } from '../scenario.ts';
import type { Target } from '../target.ts';
import {
  messageInterval,
  otherRun,
  paceDifferences,
  templateFor,
  trafficSeconds,
  type Difference,
  type OtherRun,
} from './other-run.ts';

export function k6Script(scenario: Scenario, target: Target): OtherRun {
  const connectSeconds = (clients: number): number => Math.ceil(clients / scenario.connectRate) + 1;
  const listenersReady = Math.max(...scenario.parts.map(({ idle, subscribers }) => connectSeconds(idle + subscribers)));
  const seconds = trafficSeconds(scenario);
  const roles = scenario.parts.flatMap((part, index) => rolesOf(part, index));
  const scenarios = roles.map(({ name, clients, publishes }) => {
    const start = publishes ? listenersReady : 0;
    return `    ${name}: { executor: 'per-vu-iterations', exec: '${name}', vus: ${clients}, iterations: 1, startTime: '${start}s', maxDuration: '${listenersReady + seconds + connectSeconds(clients) + 5}s' },`;
  });
  const text = [
    `import { Client } from 'k6/x/mqtt';`,
    `import exec from 'k6/execution';`,
    '',
    'export const options = {',
    '  scenarios: {',
    ...scenarios,
    '  },',
    '};',
    '',
    ...connectFunction(scenario, target),
    ...roles.flatMap(({ lines }) => ['', ...lines(listenersReady + seconds, seconds)]),
    '',
  ].join('\n');
  const ignored: readonly (Difference | false)[] = ['whole-milliseconds'];
  return otherRun(text, [
    ...paceDifferences(scenario).filter((each) => !ignored.includes(each)),
    scenario.version === 5 && 'only-3.1.1',
    scenario.parts.some(({ publishers, subscribers }) => publishers > 0 && subscribers > 0) && 'counts-no-losses',
  ]);
}

interface Role {
  name: string;
  clients: number;
  publishes: boolean;
  /** Its function; `all`: seconds of the whole run, `seconds`: of its traffic. */
  lines: (all: number, seconds: number) => string[];
}

function connectFunction({ connectRate, keepAlive, cleanStart }: Scenario, { url, login }: Target): string[] {
  const password = login.password === undefined ? undefined : new TextDecoder().decode(login.password);
  return [
    '// Connects the next client of a role; `ready` gets it, its number and its identifier. It ends after so many seconds.',
    'function connect(role, seconds, ready, onMessage) {',
    '  const number = exec.scenario.iterationInTest;',
    '  const clientId = `load-${role}-${number}`;',
    `  const client = new Client(${objectText([
      ['client_id', 'clientId'],
      ['username', login.username === undefined ? undefined : JSON.stringify(login.username)],
      ['password', password === undefined ? undefined : JSON.stringify(password)],
    ])});`,
    `  client.on('connect', () => {`,
    '    ready(client, number, clientId);',
    '    setTimeout(() => client.end(), seconds * 1000);',
    '  });',
    `  if (onMessage) client.on('message', onMessage);`,
    `  setTimeout(() => client.connect(${JSON.stringify(url)}, { keepalive: ${keepAlive}, clean_session: ${cleanStart} }), (number * 1000) / ${connectRate});`,
    '}',
  ];
}

function objectText(fields: readonly [string, string | undefined][]): string {
  const given = fields.filter(([, value]) => value !== undefined);
  return `{ ${given.map(([name, value]) => `${name}: ${value ?? ''}`).join(', ')} }`;
}

function rolesOf(part: Part, index: number): Role[] {
  const roles: Role[] = [];
  const { idle, subscribers, publishers, filter, qos } = part;
  if (idle > 0)
    roles.push({
      name: `idle${index}`,
      clients: idle,
      publishes: false,
      lines: (all) => [`export function idle${index}() {`, `  connect('idle${index}', ${all}, () => {});`, '}'],
    });
  if (subscribers > 0)
    roles.push({
      name: `subscribe${index}`,
      clients: subscribers,
      publishes: false,
      lines: (all) => [
        `export function subscribe${index}() {`,
        `  connect('subscribe${index}', ${all}, (client, number, clientId) => client.subscribe(${topicExpression(filter)}, { qos: ${qos} }), () => {});`,
        '}',
      ],
    });
  if (publishers > 0)
    roles.push({
      name: `publish${index}`,
      clients: publishers,
      publishes: true,
      lines: (_, seconds) => publishLines(part, index, seconds, topicExpression(part.topic)),
    });
  return roles;
}

/** A template as an expression: texts, and the variables of the function that it stands in. */
function topicExpression(template: string): string {
  return template
    .split(/(%[cir])/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '%c' ? 'clientId' : piece === '%i' ? 'number' : JSON.stringify(templateFor(piece))))
    .join(' + ');
}

function publishLines(part: Part, index: number, seconds: number, topic: string): string[] {
  const { payload, qos, pace } = part;
  const interval = messageInterval(part);
  const loop =
    interval === null
      ? [
          `    const next = () => client.connected && client.publishAsync(topic, payload, { qos: ${qos} }).then(next);`,
          `    for (let open = 0; open < ${pace?.loop === 'closed' ? pace.window : 1}; open += 1) next();`,
        ]
      : [
          // Timers are whole milliseconds: each sends what is due by then.
          `    const [began, interval] = [Date.now(), ${interval}];`,
          '    let sent = 0;',
          '    const timer = setInterval(() => {',
          `      if (Date.now() - began >= ${seconds * 1000}) return clearInterval(timer);`,
          `      for (; began + sent * interval <= Date.now(); sent += 1) client.publish(topic, payload, { qos: ${qos} });`,
          `    }, ${Math.max(1, Math.floor(interval))});`,
        ];
  return [
    `export function publish${index}() {`,
    `  const payload = 'a'.repeat(${payload.size});`,
    `  connect('publish${index}', ${seconds + 1}, (client, number, clientId) => {`,
    `    const topic = ${topic};`,
    ...loop,
    '  });',
    '}',
  ];
}
