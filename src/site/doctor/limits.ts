// How long each step of an examination may take, in milliseconds. The reader is told.

/** For one answer of a browser or a broker. */
export const answerLimit = 5000;
/** While the browser may ask the reader whether the page may reach the local network. */
export const askedLimit = 30_000;
/** Between the two halves of a goodbye: brokers that see the WebSocket close first take it for a lost client. */
export const goodbyeTime = 100;
