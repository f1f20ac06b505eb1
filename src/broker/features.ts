// The features of MQTT 5 that a server may leave out: what CONNACK says of them, and the answer to a client that uses
// one all the same.
import type { Connect, Properties } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import type { BrokerOptions } from './options.ts';
import type { Subscription } from './subscription.ts';

/** The properties of CONNACK that say which features there are (3.2.2.3): those that are missing, or all. */
export function featureProperties(options: BrokerOptions, connect: Connect): Properties {
  const { maximumQoS, responseInformation } = options;
  return {
    ...(maximumQoS < 2 && { maximumQoS: maximumQoS === 1 ? 1 : 0 }), // [MQTT5-3.2.2-9]
    ...told(options, 'retainAvailable'),
    ...told(options, 'wildcardSubscriptionAvailable'),
    ...told(options, 'subscriptionIdentifierAvailable'),
    ...told(options, 'sharedSubscriptionAvailable'),
    // Only for a client that asks [MQTT5-3.1.2-28].
    ...(connect.properties?.requestResponseInformation === 1 &&
      responseInformation !== null && { responseInformation }),
  };
}

type Feature =
  | 'retainAvailable'
  | 'wildcardSubscriptionAvailable'
  | 'subscriptionIdentifierAvailable'
  | 'sharedSubscriptionAvailable';

function told(options: BrokerOptions, feature: Feature): Properties {
  if (options[feature]) return options.tellsDefaults ? { [feature]: 1 } : {};
  return { [feature]: 0 };
}

/** Success, or the Reason Code for a subscription that needs a missing feature (3.2.2.3.11, 3.2.2.3.12, 3.2.2.3.13). */
export function missingFeature(
  options: BrokerOptions,
  { filter, shareName, identifier }: Pick<Subscription, 'filter' | 'shareName' | 'identifier'>,
): number {
  if (identifier !== null && !options.subscriptionIdentifierAvailable)
    return ReasonCode.subscriptionIdentifiersNotSupported;
  if (shareName !== null && !options.sharedSubscriptionAvailable) return ReasonCode.sharedSubscriptionsNotSupported;
  // In a valid filter these characters are always wildcards.
  if (!options.wildcardSubscriptionAvailable && /[+#]/.test(filter))
    return ReasonCode.wildcardSubscriptionsNotSupported;
  return ReasonCode.success;
}
