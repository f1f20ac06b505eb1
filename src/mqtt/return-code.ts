// The return codes of MQTT 3.1.1, numbers of their own: those of CONNACK [MQTT311-3.2.2.3], and the one failure of
// SUBACK [MQTT311-3.9.3]. `import * as ReturnCode`: bundlers then put the numbers in place of the names.

export const connectionAccepted = 0;
export const unacceptableProtocolVersion = 1;
export const identifierRejected = 2;
export const serverUnavailable = 3;
export const badUserNameOrPassword = 4;
export const notAuthorized = 5;

/** SUBACK: there is no subscription. The other codes of SUBACK are the granted QoS. */
export const subscriptionFailed = 0x80;
