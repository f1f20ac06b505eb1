// The sentences about a connection that could not be made, and where more can be found out.
import type { Language } from '../../language.ts';
import type { ConnectFailure } from '../../wire/page-protocol.ts';
import { DoctorLink } from './DoctorLink.tsx';
import { explainFailure } from './explain-failure.ts';

/** What the reader has decided, and what happened later, needs no examination. */
const examined = /^(unreachable|timeout|not-mqtt|mixed-content|bad-address|reason)$/;

export function FailureText({ why, language }: { why: ConnectFailure; language: Language }) {
  return (
    <>
      {explainFailure(why, language).join(' ')}{' '}
      {examined.test(why.code) && <DoctorLink url={why.url} language={language} />}
    </>
  );
}
