// `constructor(public x)` declares the field x before all others, as TypeScript has it: the order in which an object shows
// its properties. Sucrase assigns in the constructor only.
import type { Edits } from './edits.ts';
import type { ClassBody, ParsedCell } from './parse.ts';

export function declareParameterProperties({ start, body }: ClassBody, parsed: ParsedCell, edits: Edits): void {
  for (const member of body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    const names = member.value.params.flatMap((param) => {
      const name = param.type === 'AssignmentPattern' ? param.left : param;
      const isProperty = /\b(?:public|private|protected|readonly|override)\s+$/.test(parsed.writtenBefore(name));
      return isProperty && name.type === 'Identifier' ? [`${name.name};`] : [];
    });
    if (names.length > 0) edits.insert(start + 1, names.join(''));
  }
}
