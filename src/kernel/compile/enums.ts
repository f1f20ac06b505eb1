// Enums as functions that are handed an object, as TypeScript writes them. Only members that are numbers lead back to their
// names. What a member is computed of stays where it is.
import type { Edits } from './edits.ts';
import type { EnumMember } from './typed-tree.ts';
import type { EnumDeclaration } from './typed-tree.ts';
import { findToken } from './trivia.ts';

export interface EnumText {
  /** Before the function: `var E;`, or nothing. */
  declaration: string;
  /** The function's parameter. */
  object: string;
  /** What is handed to it. */
  given: string;
}

export function writeEnum(node: EnumDeclaration, { declaration, object, given }: EnumText, edits: Edits): void {
  const { source } = edits;
  const brace = findToken(source, node.id.end, '{');
  edits.blank(node.start, brace);
  edits.insert(node.start, `;${declaration}(function(${object})`);
  let before = '';
  for (const member of node.members) {
    before = writeMember(member, object, before, edits);
    const comma = findToken(source, member.end, ',');
    if (comma >= 0) edits.put(comma, ' ');
  }
  edits.insert(node.end, `)(${given});`);
}

export function memberName({ id }: EnumMember): string {
  return id.type === 'Identifier' ? id.name : String(id.value);
}

/** Returns the member as an expression. */
function writeMember(member: EnumMember, object: string, before: string, edits: Edits): string {
  const name = JSON.stringify(memberName(member));
  const place = `${object}[${name}]`;
  const { initializer, start, end } = member;
  edits.blank(start, initializer?.start ?? end);
  if (!initializer) edits.insert(start, `${object}[${place}=${before === '' ? '0' : `${before}+1`}]=${name};`);
  else if (/^TemplateLiteral$/.test(initializer.type) || isText(initializer)) {
    edits.insert(initializer.start, `${place}=`);
    edits.insert(end, ';');
  } else {
    edits.insert(initializer.start, `typeof(${place}=`);
    edits.insert(end, `)!=='string'&&(${object}[${place}]=${name});`);
  }
  return place;
}

function isText(initializer: EnumMember['initializer']): boolean {
  return initializer?.type === 'Literal' && typeof initializer.value === 'string';
}
