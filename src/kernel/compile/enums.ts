// What sucrase leaves undone in enums: a later block of one sees the members of the blocks before it, and only members
// that are numbers lead back to their names.
import type { Edits } from './edits.ts';
import type { AssignmentExpression, ExpressionStatement, MemberExpression, Node } from './parse.ts';
import { addLexical } from './name-scopes.ts';
import { children, identifiers } from './top-level.ts';

/** `parent` has statements as children. */
export function completeEnums(parent: Node, javaScript: string, edits: Edits): void {
  const members = new Map<string, Set<string>>();
  for (const statement of children(parent)) {
    const block = enumBlock(statement, javaScript);
    if (!block) continue;
    const { name, body } = block;
    const before = members.get(name) ?? new Set();
    const own = new Set<string>();
    addLexical(children(body), own);
    const used = identifiers(body);
    const seen = [...before].filter((member) => used.has(member) && !own.has(member));
    if (seen.length > 0) edits.insert(body.start + 1, `const {${seen.join(',')}}=${block.object};`);
    members.set(name, new Set([...before, ...own]));
    for (const member of children(body)) keepTextsOneWay(member, javaScript, edits);
  }
}

/** `(function (E) { … })(E || (E = {}))` */
function enumBlock(statement: Node, javaScript: string): { name: string; object: string; body: Node } | null {
  const { expression: call } = statement as Partial<ExpressionStatement>;
  if (call?.type !== 'CallExpression') return null;
  const { callee, arguments: given } = call;
  const made = callee.type === 'ParenthesizedExpression' ? callee.expression : callee;
  const [object] = given;
  if (made.type !== 'FunctionExpression' || object?.type !== 'LogicalExpression') return null;
  const { params, body } = made;
  const [param] = params;
  if (param?.type !== 'Identifier') return null;
  return { name: javaScript.slice(object.left.start, object.left.end), object: param.name, body };
}

/** `E[E["A"] = value] = "A"`, where `value` may turn out to be a text. */
function keepTextsOneWay(statement: Node, javaScript: string, edits: Edits): void {
  const outer = assignment((statement as Partial<ExpressionStatement>).expression);
  const inner = assignment(outer && (outer.left as MemberExpression).property);
  if (!outer || !inner || outer.right.type !== 'Literal' || inner.right.type === 'Literal') return;
  const member = javaScript.slice(inner.left.start, inner.left.end);
  const opening = javaScript.slice(outer.start, inner.start);
  edits.replace(outer.start, inner.start, 'if(typeof(');
  edits.insert(inner.end, `)!=='string')${opening}${member}`);
}

function assignment(node: Node | undefined): AssignmentExpression | undefined {
  const found = node?.type === 'AssignmentExpression' ? (node as AssignmentExpression) : undefined;
  return found?.left.type === 'MemberExpression' ? found : undefined;
}
