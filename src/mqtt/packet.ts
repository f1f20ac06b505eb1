// The fifteen Control Packets as data: what the codec returns and what the broker sends.
// Names are the specification's; one shape serves 3.1.1 and 5.0 (`properties` exist in 5.0 only).

/** Protocol Level of CONNECT: 4 is MQTT 3.1.1, 5 is MQTT 5.0. A CONNECT of 3 (MQTT 3.1) is read as 4 on request. */
export type ProtocolVersion = 4 | 5;
export type QoS = 0 | 1 | 2;

/** A property of MQTT 5 [MQTT5-2.2.2]; absent means "not sent". User properties keep their order. */
export interface Properties {
  payloadFormatIndicator?: 0 | 1;
  messageExpiryInterval?: number; // seconds
  contentType?: string;
  responseTopic?: string;
  correlationData?: Uint8Array;
  /** PUBLISH to a client may carry several, SUBSCRIBE exactly one; 1 to 268,435,455. */
  subscriptionIdentifier?: number[];
  sessionExpiryInterval?: number; // seconds, 0xFFFFFFFF = never
  assignedClientIdentifier?: string;
  serverKeepAlive?: number; // seconds
  authenticationMethod?: string;
  authenticationData?: Uint8Array;
  requestProblemInformation?: 0 | 1;
  willDelayInterval?: number; // seconds
  requestResponseInformation?: 0 | 1;
  responseInformation?: string;
  serverReference?: string;
  reasonString?: string;
  receiveMaximum?: number;
  topicAliasMaximum?: number;
  topicAlias?: number;
  maximumQoS?: 0 | 1;
  retainAvailable?: 0 | 1;
  userProperties?: [name: string, value: string][];
  maximumPacketSize?: number; // bytes
  wildcardSubscriptionAvailable?: 0 | 1;
  subscriptionIdentifierAvailable?: 0 | 1;
  sharedSubscriptionAvailable?: 0 | 1;
}

export interface Will {
  topic: string;
  payload: Uint8Array;
  qos: QoS;
  retain: boolean;
  properties?: Properties;
}

export interface Connect {
  type: 'CONNECT';
  version: ProtocolVersion;
  /** The Protocol Level as it was sent, where that is not `version`: 3 = MQTT 3.1; 0x80 more = a bridge. */
  level?: number;
  /** CleanSession (3.1.1) or Clean Start (5.0): the same bit. */
  clean: boolean;
  keepAlive: number; // seconds, 0 = off
  clientId: string;
  will?: Will;
  username?: string;
  password?: Uint8Array;
  properties?: Properties;
}

export interface Connack {
  type: 'CONNACK';
  sessionPresent: boolean;
  /** Connect Return code (3.1.1: 0–5) or Reason Code (5.0). */
  reasonCode: number;
  properties?: Properties;
}

export interface Publish {
  type: 'PUBLISH';
  dup: boolean;
  qos: QoS;
  retain: boolean;
  /** Empty only in 5.0 with a Topic Alias. */
  topic: string;
  /** Present exactly when qos > 0; 1 to 65,535. */
  packetId?: number;
  payload: Uint8Array;
  properties?: Properties;
}

export interface Acknowledgement {
  type: 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP';
  packetId: number;
  /** Always 0 in 3.1.1. */
  reasonCode: number;
  properties?: Properties;
}

export interface SubscriptionRequest {
  filter: string;
  qos: QoS;
  /** The three options of 5.0; false, false, 0 in 3.1.1. */
  noLocal: boolean;
  retainAsPublished: boolean;
  retainHandling: 0 | 1 | 2;
}

export interface Subscribe {
  type: 'SUBSCRIBE';
  packetId: number;
  subscriptions: SubscriptionRequest[];
  properties?: Properties;
}

export interface Suback {
  type: 'SUBACK';
  packetId: number;
  reasonCodes: number[];
  properties?: Properties;
}

export interface Unsubscribe {
  type: 'UNSUBSCRIBE';
  packetId: number;
  filters: string[];
  properties?: Properties;
}

export interface Unsuback {
  type: 'UNSUBACK';
  packetId: number;
  /** Empty in 3.1.1. */
  reasonCodes: number[];
  properties?: Properties;
}

export interface Ping {
  type: 'PINGREQ' | 'PINGRESP';
}

export interface Disconnect {
  type: 'DISCONNECT';
  reasonCode: number;
  properties?: Properties;
}

export interface Auth {
  type: 'AUTH';
  reasonCode: number;
  properties?: Properties;
}

export type Packet =
  | Connect
  | Connack
  | Publish
  | Acknowledgement
  | Subscribe
  | Suback
  | Unsubscribe
  | Unsuback
  | Ping
  | Disconnect
  | Auth;

export type PacketType = Packet['type'];
