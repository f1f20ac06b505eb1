// The scenario as a run of another tool, to copy, with what is not equal.
import { useState } from 'preact/hooks';
import { readScenario } from '../../load/read-scenario.ts';
import { parseTarget } from '../../load/target.ts';
import { toolNames, writtenFor, type ToolName } from '../../load/other-tools/tools.ts';
import type { LoadResult } from '../../load/result.ts';
import { loadWords } from '../../load/words/words.ts';
import { copyText } from '../../inspector/copy-text.ts';
import type { Language } from '../../language.ts';
import { loadLabWords } from './words/words.ts';

/** Where other tools find a broker when the run's own was in the page. */
const usual = 'ws://localhost:8083/mqtt';

export function OtherTools({ result, language }: { result: LoadResult; language: Language }) {
  const words = loadLabWords(language);
  const [tool, setTool] = useState<ToolName>('emqtt_bench');
  const [copied, setCopied] = useState(false);
  const target = parseTarget(result.target.includes('in-page') ? usual : result.target);
  if (target === null) return null;
  const { text, differences } = writtenFor(tool, readScenario(result.scenario), target);
  return (
    <details class="lab-load-tools">
      <summary>{words.otherTools}</summary>
      <div class="lab-load-bar">
        {toolNames.map((name) => (
          <button
            type="button"
            class="lab-button"
            aria-pressed={name === tool}
            onClick={() => {
              setTool(name);
              setCopied(false);
            }}
          >
            {words.tools[name]}
          </button>
        ))}
        <button type="button" class="lab-button" onClick={() => void copyText(Promise.resolve(text)).then(setCopied)}>
          {words.copy}
        </button>
        <span role="status">{copied && words.copied}</span>
      </div>
      <pre tabIndex={0}>{text}</pre>
      {differences.length > 0 && (
        <>
          <p>{words.notEqual}</p>
          <ul>
            {differences.map((difference) => (
              <li>{loadWords(language).differences[difference]}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
