// The shape of the two dictionaries of Reason Codes: a code that one language lacks fails the type check.

/** What happened, and the next thing to do (empty where nothing is wrong). */
export interface ReasonMeaning {
  means: string;
  doNext: string;
}

/** The codes of MQTT 5 that mean the same in every packet; those of 3.1.1 are translated to them. */
export type SharedCode =
  | 0x10
  | 0x11
  | 0x18
  | 0x19
  | 0x80
  | 0x81
  | 0x82
  | 0x83
  | 0x84
  | 0x85
  | 0x86
  | 0x87
  | 0x88
  | 0x89
  | 0x8a
  | 0x8b
  | 0x8c
  | 0x8d
  | 0x8e
  | 0x8f
  | 0x90
  | 0x91
  | 0x92
  | 0x93
  | 0x94
  | 0x95
  | 0x96
  | 0x97
  | 0x98
  | 0x99
  | 0x9a
  | 0x9b
  | 0x9c
  | 0x9d
  | 0x9e
  | 0x9f
  | 0xa0
  | 0xa1
  | 0xa2;

export type ReasonWords = Record<SharedCode, [means: string, doNext: string]> & {
  /** CONNACK 0x00. */
  accepted: string;
  /** 0x00 in acknowledgements, UNSUBACK and AUTH. */
  success: string;
  granted: (qos: number) => string;
  goodbye: string;
  goodbyeWithWill: string;
  /** SUBACK 0x80 of 3.1.1, which has no other code for "no". */
  subscriptionFailed: [means: string, doNext: string];
  unknown: [means: string, doNext: string];
};
