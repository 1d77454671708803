// Finds which words a source file uses: keys said in full, keys by the file's own namespace, and declared dynamic prefixes.
import { type Node, type SourceFile, walk } from './source-files.ts'

export type KeyUse = {
  /** `namespace:key`, as said in the code. */
  keys: Set<string>
  /** `namespace:prefix.` declared by a comment `i18n-dynamic: namespace:prefix.*`. */
  prefixes: Set<string>
  /** Keys put together while running that no such comment of the same file declares. */
  undeclared: string[]
}

function literal(node: unknown): string | undefined {
  const n = node as Node | undefined
  if (n?.type === 'Literal' && typeof n.value === 'string') return n.value
  if (n?.type === 'TemplateLiteral' && (n.expressions as unknown[]).length === 0) return head(n)
  return undefined
}

/** The text of a template before its first expression. */
function head(template: Node): string {
  const [first] = template.quasis as { value: { cooked: string } }[]
  return first?.value.cooked ?? ''
}

const isCallTo = (node: Node, name: string) => {
  const callee = node.callee as Node | undefined
  return (
    node.type === 'CallExpression' &&
    (callee?.name === name || (callee?.type === 'MemberExpression' && (callee.property as Node).name === name))
  )
}

/** @param namespaces the files of locales/<lang>: only `namespace:…` with one of them is a key */
export function findKeyUse(file: SourceFile, namespaces: readonly string[]): KeyUse {
  const keys = new Set<string>()
  const prefixes = new Set<string>()
  const undeclared: string[] = []
  const own: string[] = []
  for (const { value } of file.comments) {
    for (const [, prefix] of value.matchAll(/i18n-dynamic:\s*([\w-]+:[\w.-]*)\*/g)) if (prefix) prefixes.add(prefix)
  }
  walk(file.program, node => {
    if (!isCallTo(node, 'useTranslation')) return
    const [first] = node.arguments as Node[]
    const names = first?.type === 'ArrayExpression' ? (first.elements as Node[]) : [first]
    for (const name of names) own.push(literal(name) ?? '')
  })
  const defaultNamespace = own.find(Boolean)
  const full = (key: string) => (key.includes(':') || !defaultNamespace ? key : `${defaultNamespace}:${key}`)
  const dynamic = (start: string) => {
    if (![...prefixes].some(prefix => start.startsWith(prefix))) undeclared.push(`${file.path}: ${start}`)
  }
  const isNamespaced = (text: string) => namespaces.some(name => text.startsWith(`${name}:`))

  walk(file.program, node => {
    const text = literal(node)
    if (text !== undefined && /^[\w-]+:[\w.-]+$/.test(text) && isNamespaced(text)) keys.add(text)
    else if (text === undefined && node.type === 'TemplateLiteral' && isNamespaced(head(node))) dynamic(head(node))
    if (!isCallTo(node, 't')) return
    walkKey((node.arguments as Node[])[0])
  })

  function walkKey(node: Node | undefined): void {
    if (!node) return
    if (node.type === 'ConditionalExpression') {
      walkKey(node.consequent as Node)
      walkKey(node.alternate as Node)
      return
    }
    const text = literal(node)
    if (text !== undefined) keys.add(full(text))
    else if (node.type === 'TemplateLiteral') dynamic(full(head(node)))
    else if (prefixes.size === 0) undeclared.push(`${file.path}: ${file.text.slice(node.start, node.end)}`)
  }
  return { keys, prefixes, undeclared: [...new Set(undeclared)] }
}
