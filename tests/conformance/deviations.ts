// The tests of this folder that a profile does not pass, by the start of their titles, and why. The profile `emqx`
// passes all.
import type { ProfileName } from '../../src/broker/profiles.ts';

export interface Deviation {
  why: string;
  tests: readonly string[];
}

const methodA: Deviation = {
  why: 'A message of QoS 2 goes on when its PUBREL comes, and the publishers of these tests send none.',
  tests: [
    'what is new goes out with DUP 0',
    'a message that has been sent does not expire',
    'what a client refused is not sent again',
    'a late PUBREC for what is still to be sent again is answered',
    'a full window delays PUBLISH only',
    'codes come in the order of the filters',
    'deliveries that have begun are completed after UNSUBSCRIBE',
    'overlapping subscriptions respect the highest QoS of those that match (each)',
    'overlapping subscriptions respect the highest QoS of those that match (once)',
    'each member of a group gets messages at its own granted QoS',
    'a QoS 2 delivery that broke off after PUBLISH is completed',
    'a QoS 2 delivery that broke off after PUBREL is completed',
    'a message that a member refuses goes to nobody else',
  ],
};

export const deviations: Readonly<Record<Exclude<ProfileName, 'emqx'>, readonly Deviation[]>> = {
  strict: [],
  unkind: [
    methodA,
    {
      why: 'Its acknowledgements do not tell that nobody has subscribed.',
      tests: ['each QoS gets its answer, in the order of the PUBLISHes (version 5)'],
    },
    {
      why: 'It takes and sends no Topic Aliases.',
      tests: [
        'every Topic Alias up to the maximum is accepted',
        'aliases of the broker end with the connection',
        'a client whose Topic Alias Maximum is',
      ],
    },
  ],
  mosquitto: [
    {
      why: 'A connection that another takes over is closed without a word, and its Will is not sent.',
      tests: [
        'the state of the other side of a takeover goes to the new connection only',
        'a takeover with Clean Start true of a session with expiry 100 sends its delayed Will',
        'a takeover with Clean Start false of a session with expiry 0 sends its delayed Will',
      ],
    },
    methodA,
    {
      why: 'A topic that is not well-formed is Malformed Packet (0x81), not Topic Name or Topic Filter invalid (0x90, 0x8F).',
      tests: [
        "['MQTT5-4.7.1-1'] 'topicFilter', version 5: 'in a Shared Subscription'",
        "['MQTT5-4.7.3-1'] 'topicFilterEmpty', version 5: 'in SUBSCRIBE'",
        "['MQTT5-3.3.2-2'] 'publishWildcard', version 5: '#'",
        '+ stands alone in its level (version 5)',
      ],
    },
    {
      why: 'A broken SUBSCRIBE or UNSUBSCRIBE is always Malformed Packet (0x81), a reserved packet type Protocol Error (0x82).',
      tests: [
        "['MQTT5-2.1.2'] 'packetType', version 5: 'type 0'",
        "['MQTT5-2.2.1-3'] 'packetIdZero', version 5: 'type 8'",
        "['MQTT5-2.2.1-3'] 'packetIdZero', version 5: 'type 10'",
        "['MQTT5-3.8.2.1.2'] 'propertyValue', version 5: 'Subscription Identifier 0'",
        "['MQTT5-3.8.3-2'] 'subscribeEmpty', version 5",
        "['MQTT5-3.8.3.1'] 'retainHandling', version 5",
        "['MQTT5-3.8.3.1'] 'subscribeQoS', version 5",
        "['MQTT5-3.10.3-2'] 'unsubscribeEmpty', version 5",
      ],
    },
    {
      why: 'A Protocol Level that it does not know is refused as 3.1.1 does, whatever the form of the CONNECT.',
      tests: [
        'a CONNECT of level 99 in the form of 5.0 is answered',
        'a CONNECT of level 99 in the form of neither is answered',
      ],
    },
    {
      why: 'A Shared Subscription that is not well-formed, or has No Local, is granted; without a filter after the share name it is 0x81.',
      tests: ["['MQTT5-4.8.2-2'] 'shareName', version 5", "['MQTT5-3.8.3-4'] 'sharedNoLocal', version 5"],
    },
    {
      why: 'It takes 10 Topic Aliases, not the 65,535 of this test.',
      tests: ['every Topic Alias up to the maximum is accepted'],
    },
    {
      why: 'It sends no Topic Aliases.',
      tests: ['aliases of the broker end with the connection'],
    },
  ],
};
