// A person's name, whole: a long one is divided after its middle dots first, and only then anywhere.

export function PersonName({ name }: { name: string }) {
  const parts = name.split(/(?<=·)/u)
  return (
    <span className="person-name">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
        <span key={i}>{part}</span>
      ))}
    </span>
  )
}
