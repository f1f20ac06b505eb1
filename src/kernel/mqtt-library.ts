// MQTT.js as it is, under the names of its documentation: the browser build exports only `default`.
import mqtt from 'mqtt';

export const library = mqtt;
export type Library = typeof mqtt;
export type { IClientOptions, IConnackPacket, IPublishPacket, MqttClient, Packet } from 'mqtt';
