// A scenario as a test plan of JMeter with its plugin mqtt-jmeter (emqx/mqtt-jmeter): each client is a thread. Pure.
import type { Part, Scenario } from '../scenario.ts';
import type { Target } from '../target.ts';
import { otherRun, paceDifferences, templateFor, trafficSeconds, wholeInterval, type OtherRun } from './other-run.ts';
import { element, type XmlNode, xmlText } from './xml-text.ts';

const protocols = { tcp: 'TCP', tls: 'SSL', ws: 'WS', wss: 'WSS' } as const;

export function jmeterPlan(scenario: Scenario, target: Target): OtherRun {
  const seconds = trafficSeconds(scenario);
  const listeners = scenario.parts.reduce((sum, { idle, subscribers }) => sum + idle + subscribers, 0);
  const wait = listeners === 0 ? 0 : Math.ceil(listeners / scenario.connectRate) + 1;
  const groups = scenario.parts.flatMap((part, index) => partGroups(part, index, scenario, target, seconds, wait));
  const plan = element('jmeterTestPlan', { version: '1.2', properties: '5.0', jmeter: '5.6.3' }, [
    element('hashTree', {}, [
      element('TestPlan', { guiclass: 'TestPlanGui', testclass: 'TestPlan', testname: `lab-mqtt: ${scenario.name}` }, [
        bool('TestPlan.functional_mode', false),
        bool('TestPlan.serialize_threadgroups', false),
      ]),
      element('hashTree', {}, groups),
    ]),
  ]);
  const publishes = scenario.parts.some(({ publishers }) => publishers > 0);
  return otherRun(`<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(plan)}`, [
    ...paceDifferences(scenario).filter((each) => each !== 'no-pairs-by-client-id'),
    publishes && 'waits',
    publishes && scenario.parts.some(({ pace }) => pace?.loop === 'closed') && 'no-window',
    scenario.version === 5 && 'only-3.1.1',
    'connect-time',
    publishes && listeners > 0 && 'counts-no-losses',
  ]);
}

const text = (name: string, value: string | number): XmlNode => element('stringProp', { name }, [`${value}`]);
const bool = (name: string, value: boolean): XmlNode => element('boolProp', { name }, [`${value}`]);
const empty = (): XmlNode => element('hashTree', {}, []);

function partGroups(
  part: Part,
  index: number,
  scenario: Scenario,
  target: Target,
  seconds: number,
  wait: number,
): XmlNode[] {
  const { idle, subscribers, publishers } = part;
  const group = (role: string, threads: number, delay: number, inside: XmlNode[]): XmlNode[] =>
    threads === 0
      ? []
      : threadGroup(`${part.kind} ${index} ${role}`, threads, scenario, seconds + wait - delay, delay, [
          ...once(connectSampler(`load-${role}-${index}`, scenario, target)),
          ...inside,
        ]);
  return [
    ...group('idle', idle, 0, pause(1000)),
    ...group('subscribe', subscribers, 0, subscribeSampler(part, index)),
    ...group('publish', publishers, wait, publishSampler(part, index)),
  ];
}

function threadGroup(
  name: string,
  threads: number,
  { connectRate }: Scenario,
  seconds: number,
  delay: number,
  inside: XmlNode[],
): XmlNode[] {
  const attributes = { guiclass: 'ThreadGroupGui', testclass: 'ThreadGroup', testname: name, enabled: 'true' };
  const loop = {
    name: 'ThreadGroup.main_controller',
    elementType: 'LoopController',
    guiclass: 'LoopControlPanel',
    testclass: 'LoopController',
  };
  return [
    element('ThreadGroup', attributes, [
      text('ThreadGroup.on_sample_error', 'continue'),
      element('elementProp', loop, [bool('LoopController.continue_forever', false), text('LoopController.loops', -1)]),
      text('ThreadGroup.num_threads', threads),
      text('ThreadGroup.ramp_time', Math.ceil(threads / connectRate)),
      bool('ThreadGroup.scheduler', true),
      text('ThreadGroup.duration', seconds),
      text('ThreadGroup.delay', delay),
      bool('ThreadGroup.same_user_on_next_iteration', true),
    ]),
    element('hashTree', {}, inside),
  ];
}

/** What a thread does in its first round only. */
function once(sampler: XmlNode): XmlNode[] {
  const attributes = {
    guiclass: 'OnceOnlyControllerGui',
    testclass: 'OnceOnlyController',
    testname: 'once',
    enabled: 'true',
  };
  return [element('OnceOnlyController', attributes, []), element('hashTree', {}, [sampler, empty()])];
}

function sampler(kind: 'Connect' | 'Sub' | 'Pub', name: string, properties: XmlNode[]): XmlNode {
  const testclass = `net.xmeter.samplers.${kind}Sampler`;
  return element(
    testclass,
    { guiclass: `net.xmeter.gui.${kind}SamplerUI`, testclass, testname: name, enabled: 'true' },
    properties,
  );
}

function connectSampler(
  prefix: string,
  { keepAlive, cleanStart }: Scenario,
  { transport, host, port, url, login }: Target,
): XmlNode {
  const path = /^wss?:\/\/[^/]+(\/.*)/.exec(url)?.[1] ?? '';
  return sampler('Connect', 'connect', [
    text('mqtt.server', host),
    text('mqtt.port', port),
    text('mqtt.version', '3.1.1'),
    text('mqtt.protocol', protocols[transport]),
    text('mqtt.ws_path', path.replace(/^\//, '')),
    text('mqtt.conn_timeout', 10),
    bool('mqtt.dual_ssl_authentication', false),
    text('mqtt.user_name', login.username ?? ''),
    text('mqtt.password', login.password === undefined ? '' : new TextDecoder().decode(login.password)),
    text('mqtt.client_id_prefix', `${prefix}-\${__threadNum}`),
    bool('mqtt.client_id_suffix', false),
    text('mqtt.conn_keep_alive', keepAlive),
    text('mqtt.conn_attampt_max', 0),
    text('mqtt.reconn_attampt_max', 0),
    text('mqtt.conn_clean_session', `${cleanStart}`),
  ]);
}

/** The numbers of JMeter's threads begin with 1. A pair has the identifier of its publisher in its topics. */
function topicFor(template: string, role: 'publish' | 'subscribe', part: Part, index: number): string {
  const named = part.kind === 'point-to-point' ? 'publish' : role;
  return templateFor(template, `load-${named}-${index}-\${__threadNum}`, '${__threadNum}');
}

function subscribeSampler(part: Part, index: number): XmlNode[] {
  return [
    sampler('Sub', 'subscribe', [
      text('mqtt.topic_name', topicFor(part.filter, 'subscribe', part, index)),
      text('mqtt.qos_level', part.qos),
      bool('mqtt.add_timestamp', part.publishers > 0),
      bool('mqtt.debug_response', false),
      text('mqtt.sample_condition', 'specified elapsed time (ms)'),
      text('mqtt.sample_condition_value', 1000),
    ]),
    empty(),
  ];
}

function publishSampler(part: Part, index: number): XmlNode[] {
  const interval = wholeInterval(part);
  const publish = sampler('Pub', 'publish', [
    text('mqtt.topic_name', topicFor(part.topic, 'publish', part, index)),
    text('mqtt.qos_level', part.qos),
    bool('mqtt.add_timestamp', part.subscribers > 0),
    text('mqtt.message_type', 'Random string with fixed length'),
    text('mqtt.message_type_fixed_length', part.payload.size),
    text('mqtt.message_to_sent', ''),
    bool('mqtt.retained_message', false),
  ]);
  return [publish, element('hashTree', {}, interval === null ? [] : timer(interval))];
}

function timer(milliseconds: number): XmlNode[] {
  const attributes = {
    guiclass: 'ConstantTimerGui',
    testclass: 'ConstantTimer',
    testname: 'interval',
    enabled: 'true',
  };
  return [element('ConstantTimer', attributes, [text('ConstantTimer.delay', milliseconds)]), empty()];
}

/** A round of a thread that does nothing else. */
function pause(milliseconds: number): XmlNode[] {
  const attributes = {
    guiclass: 'TestActionGui',
    testclass: 'TestAction',
    testname: 'stay connected',
    enabled: 'true',
  };
  const number = (name: string, value: number): XmlNode => element('intProp', { name }, [`${value}`]);
  return [
    element('TestAction', attributes, [
      number('ActionProcessor.action', 1),
      number('ActionProcessor.target', 0),
      text('ActionProcessor.duration', milliseconds),
    ]),
    empty(),
  ];
}
